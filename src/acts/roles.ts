import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Body } from "../domain/body.ts";
import type { Member } from "../domain/member.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { Partner } from "../store/partners.ts";
import type { OnBehalf } from "./behalf.ts";
import { confirmDelegation } from "./people.ts";
import { record, type Work } from "./work.ts";

/** A role that someone can be given. */
export type Role =
  | { readonly role: "coordination" }
  | { readonly role: "animation"; readonly body: Body }
  | { readonly role: "delegation"; readonly partner: Partner };

export async function grantRole(
  work: Work,
  member: Member,
  role: Role,
): Promise<Refusal | undefined> {
  switch (role.role) {
    case "coordination":
      return grantCoordination(work, member);
    case "animation":
      return addAnimator(work, role.body, { member });
    case "delegation":
      return grantDelegation(work, member, role.partner);
    default:
      return role satisfies never;
  }
}

export async function revokeRole(
  work: Work,
  member: Member,
  role: Role,
): Promise<Refusal | undefined> {
  switch (role.role) {
    case "coordination":
      return revokeCoordination(work, member);
    case "animation":
      return removeAnimator(work, role.body, { member });
    case "delegation":
      return endDelegation(work, member, role.partner);
    default:
      return role satisfies never;
  }
}

async function grantCoordination(work: Work, member: Member): Promise<Refusal | undefined> {
  const refused = await makeCoordinator(work, member);
  if (refused) return refused;
  await record(work, "coordination.granted", "member", member.id);
  return undefined;
}

async function makeCoordinator({ repos, now }: Work, member: Member): Promise<Refusal | undefined> {
  const { coordinates } = await repos.members.standing(member.id);
  if (coordinates) return refuse("role.coordinates", { member: member.name });
  await repos.members.grantCoordination(member.id, now);
  return undefined;
}

/** A network without coordination could not give the role to anyone: the last one keeps it. */
async function revokeCoordination(work: Work, member: Member): Promise<Refusal | undefined> {
  const coordinators = await work.repos.members.coordinators();
  if (!coordinators.some((one) => one.id === member.id))
    return refuse("role.not-coordination", { member: member.name });
  if (coordinators.length === 1) return refuse("role.last-coordination", { member: member.name });
  await work.repos.members.revokeCoordination(member.id);
  await record(work, "coordination.revoked", "member", member.id);
  return undefined;
}

async function grantDelegation(
  work: Work,
  member: Member,
  partner: Partner,
): Promise<Refusal | undefined> {
  const { delegation } = member;
  if (delegation?.confirmed && delegation.partnerId === partner.id)
    return refuse("role.delegates", { member: member.name, partner: partner.name });
  await confirmDelegation(work, member, partner);
  return undefined;
}

async function endDelegation(
  work: Work,
  member: Member,
  partner: Partner,
): Promise<Refusal | undefined> {
  if (member.delegation?.partnerId !== partner.id)
    return refuse("role.not-delegate", { member: member.name, partner: partner.name });
  await work.repos.members.endDelegation(member.id);
  await record(work, "delegation.ended", "member", member.id, { partner: partner.id });
  return undefined;
}

/** Who animates a body besides those who do: someone in person, or the confirmed delegates of a partner. */
export async function addAnimator(
  work: Work,
  body: Body,
  who: OnBehalf,
): Promise<Refusal | undefined> {
  if (body.kind === "plenary") return refuse("commission.plenary-animation", { body: body.name });
  const isThere = (await work.repos.bodies.animators(body.id)).some((one) =>
    "member" in who ? one.memberId === who.member.id : one.partnerId === who.partner.id,
  );
  if (isThere) return refuse("animation.already", { who: nameOf(who), body: body.name });
  await work.repos.bodies.addAnimator(body.id, idOf(who));
  await record(work, "animation.added", "body", body.id, { ...idOf(who) });
  return undefined;
}

export async function removeAnimator(
  work: Work,
  body: Body,
  who: OnBehalf,
): Promise<Refusal | undefined> {
  const was = await work.repos.bodies.removeAnimator(body.id, idOf(who));
  if (!was) return refuse("animation.not-there", { who: nameOf(who), body: body.name });
  await record(work, "animation.removed", "body", body.id, { ...idOf(who) });
  return undefined;
}

const nameOf = (who: OnBehalf): string => ("member" in who ? who.member : who.partner).name;

const idOf = (who: OnBehalf) =>
  "member" in who ? { memberId: who.member.id } : { partnerId: who.partner.id };

/** Without the letters and figures that are taken for one another: I and 1, O and 0. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A code to be printed once and typed once: forty bits, « K7QM-2XHD ». */
export function newClaimCode(): string {
  // 32 letters divide the 256 values of a byte: each is as likely as the others.
  const letters = Array.from(randomBytes(8), (byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}

/** What is kept of a code, however it is typed: in lower case, without its hyphen. */
export function claimDigest(code: string): string {
  const letters = code.toUpperCase().replaceAll(/[^A-Z\d]/gu, "");
  return createHash("sha256").update(letters).digest("hex");
}

/** Makes whoever holds the code the first coordinator; a code serves once. */
export async function claimCoordination(
  work: Work,
  member: Member,
  code: string,
): Promise<Refusal | undefined> {
  const digest = await work.repos.members.claimDigest();
  if (digest === undefined) return refuse("role.code-used");
  if (!timingSafeEqual(Buffer.from(digest), Buffer.from(claimDigest(code))))
    return refuse("role.code-wrong");
  const refused = await makeCoordinator(work, member);
  if (refused) return refused;
  await work.repos.members.useClaim(work.now);
  await record(work, "coordination.claimed", "member", member.id);
  return undefined;
}
