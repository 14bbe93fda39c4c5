import { foreign, list, said } from "./standing.js";

export default function veto(profile) {
  const holders = list(profile, "rights")
    .filter(({ over, kind }) => over === profile.subject.provider && VETOES.includes(kind))
    .flatMap(({ holder }) => holder)
    .map((id) => foreign(profile, id));
  return said(
    list(profile, "complete").includes("rights") && holders.every((standing) => standing === false),
    holders.includes(true),
  );
}

const VETOES = ["veto", "golden_share"];
