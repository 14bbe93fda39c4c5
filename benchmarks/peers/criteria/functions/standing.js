// Who is foreign, who is not, and how a function of Spectral says a verdict.

const UNION = new Set(
  (
    "AT AX BE BG CY CZ DE DK EE ES FI FR GF GP GR HR HU IE IT LT LU LV MF MQ MT NL PL PT RE RO" +
    " SE SI SK YT"
  ).split(" "),
);
const SEATS = ["registered_office", "central_administration", "main_establishment"];

export const DAY = "2026-09-30";

/** Return true for a foreign entity, false for one at home, null where it is not known. */
export function foreign(profile, id) {
  const who = profile.entities[id] ?? {};
  if (who.kind === "person") {
    return ![who.residence, ...(who.nationalities ?? [])].some((place) => UNION.has(place));
  }
  const places = SEATS.map((seat) => who.seats?.[seat]);
  const stated = places.filter((place) => place !== undefined && place !== "undisclosed");
  if (stated.some((place) => !UNION.has(place))) return true;
  const lacking = who.kind === "public_body" ? "undisclosed" : stated.length < places.length;
  return lacking === true || places.includes(lacking) ? null : false;
}

/** Return a list of the profile; one that is not there is empty. */
export function list(profile, name) {
  return profile[name] ?? [];
}

/** Return the holdings in the provider itself. */
export function direct(profile) {
  return list(profile, "holdings").filter((holding) => holding.held === profile.subject.provider);
}

/** Return the least and the greatest that an amount may be. */
export function bounds(amount = {}) {
  if (typeof amount === "number") return [amount, amount];
  return [amount.at_least ?? amount.above ?? 0, amount.at_most ?? amount.below ?? 100];
}

/** Say a verdict: nothing where the criterion passes. */
export function said(passes, fails) {
  if (passes) return [];
  return [{ message: fails ? "fail" : "unknown" }];
}
