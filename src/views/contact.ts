import type { Partner } from "../store/partners.ts";

/** A number as it is dialled from France: « 03 53 01 23 45 » for +33353012345. */
export function dialled(phone: string): string {
  const national = /^\+33(?<digits>\d{9})$/u.exec(phone)?.groups?.["digits"];
  return national === undefined ? phone : `0${national}`.replaceAll(/\d{2}(?=\d)/gu, "$&\u00a0");
}

/** How a partner is reached, on one line; empty when nothing is noted. */
export function contactOf({ phone, email }: Pick<Partner, "phone" | "email">): string {
  return [phone && dialled(phone), email].filter(Boolean).join(" · ");
}
