import { bounds, direct, foreign, list, said } from "./standing.js";

export default function together(profile) {
  // In hundredths of a percent, which a double holds exactly.
  const sum = (standing) =>
    direct(profile)
      .filter(({ holder }) => foreign(profile, holder) === standing)
      .reduce((total, { capital }) => total + Math.round(bounds(capital)[0] * 100), 0);
  return said(list(profile, "complete").includes("rights") && sum(false) >= 6100, sum(true) > 3900);
}
