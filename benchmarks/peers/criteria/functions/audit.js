import { DAY, said } from "./standing.js";

const STRONG = ["documented", "public_register", "attested"];
const TWO_YEARS_BEFORE = "2024-09-30";

export default function audit({ contract = {}, evidence = {} }) {
  const backed = (contract.evidence ?? [])
    .map((id) => evidence[id])
    .some(
      ({ rung, expires, collected }) =>
        STRONG.includes(rung) && expires >= DAY && collected >= TWO_YEARS_BEFORE,
    );
  return said(contract.audit_right === true && backed, contract.audit_right === false);
}
