import { bounds, direct, foreign, list, said } from "./standing.js";

export default function eachHolder(profile) {
  const holdings = direct(profile).map(({ holder, capital }) => {
    const [low, high] = bounds(capital);
    return { foreign: foreign(profile, holder), low, high };
  });
  return said(
    list(profile, "complete").includes("holdings") &&
      holdings.every((holding) => holding.foreign === false || holding.high <= 24),
    holdings.some((holding) => holding.foreign === true && holding.low > 24),
  );
}
