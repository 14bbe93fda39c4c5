import { foreign, list, said } from "./standing.js";

export default function accesses(profile) {
  const ways = list(profile, "accesses").map(({ to, data, clear }) => ({
    foreign: foreign(profile, to),
    clear: data.includes("customer") ? clear : false,
  }));
  return said(
    list(profile, "complete").includes("accesses") &&
      ways.every((way) => way.foreign === false || way.clear === false),
    ways.some((way) => way.foreign === true && way.clear === true),
  );
}
