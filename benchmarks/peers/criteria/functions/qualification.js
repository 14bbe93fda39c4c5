import { DAY, list, said } from "./standing.js";

export default function qualification(profile) {
  const candidates = list(profile, "qualifications").filter(
    ({ scheme, status, since, until, version, covers }) =>
      scheme === "SecNumCloud" &&
      covers.includes("subject") &&
      ["granted", "undisclosed"].includes(status) &&
      since <= DAY &&
      until >= DAY &&
      (version ?? "3.2") === "3.2",
  );
  return said(
    candidates.some(({ status, version }) => status === "granted" && version !== undefined),
    list(profile, "complete").includes("qualifications") && candidates.length === 0,
  );
}
