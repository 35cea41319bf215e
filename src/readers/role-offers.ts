import type { OnBehalf } from "../acts/behalf.ts";
import type { Role } from "../acts/roles.ts";
import type { Situation } from "../command.ts";
import type { Body } from "../domain/body.ts";
import type { Member } from "../domain/member.ts";
import type { Partner } from "../store/partners.ts";
import type { Option } from "../view.ts";
import { asSaid, matching, memberOffers, partnerOffers, whoseOffers } from "./offers.ts";

/** What is said of a role so far. */
interface Begun {
  readonly role?: Role["role"] | undefined;
  readonly member?: Member | undefined;
  readonly in?: Body | undefined;
  readonly for?: Partner | undefined;
}

/** Nobody can be given what they have, nor lose what they do not have. */
type Change = "grant" | "revoke";

type Offering = (typed: string, begun: Begun, at: Situation) => Promise<readonly Option[]>;

/** What may complete « role grant » or « role revoke ». */
export function roleOffers(change: Change): Readonly<Record<"member" | "in" | "for", Offering>> {
  return {
    member: async (typed, begun, at) =>
      memberOffers(typed, await at.repos.members.all(), await whoCan(change, begun, at)),
    in: async (typed, { role = "animation", member }, at) => {
      if (role !== "animation") return [];
      const offers: Option[] = [];
      for (const body of await at.repos.bodies.all()) {
        if (body.kind === "plenary") continue;
        const can = await canAnimate(change, body, at);
        if (member === undefined || can({ member })) offers.push(asSaid(body.name));
      }
      return matching(typed, offers);
    },
    for: async (typed, { role = "delegation", member }, { repos }) => {
      if (role !== "delegation") return [];
      const suits = (partner: Partner) =>
        member === undefined || canDelegate(change, partner, member);
      return partnerOffers(typed, (await repos.partners.all()).filter(suits));
    },
  };
}

/** Those who may come to animate a body, or animate it no longer. */
export async function animatorOffers(
  typed: string,
  { change, body }: { readonly change: Change; readonly body: Body | undefined },
  at: Situation,
): Promise<readonly Option[]> {
  const { partners, members } = at.repos;
  const suits = body && (await canAnimate(change, body, at));
  return whoseOffers(typed, await partners.all(), await members.all(), suits);
}

/** Whether what is said of a role can be meant of somebody; whatever is not said yet may still be anything. */
async function whoCan(
  change: Change,
  { role, in: named, for: partner }: Begun,
  at: Situation,
): Promise<(member: Member) => boolean> {
  const body = named ?? at.body;
  switch (role) {
    case "coordination": {
      const ids = new Set((await at.repos.members.coordinators()).map(({ id }) => id));
      return ({ id }) => ids.has(id) === (change === "revoke");
    }
    case "animation": {
      const can = body && (await canAnimate(change, body, at));
      return (member) => can?.({ member }) ?? true;
    }
    case "delegation":
      return (member) => canDelegate(change, partner, member);
    case undefined:
      return () => true;
    default:
      return role satisfies never;
  }
}

/** A partner’s delegates animate with it, and can still do so in person. */
async function canAnimate(
  change: Change,
  { id }: Body,
  { repos }: Situation,
): Promise<(who: OnBehalf) => boolean> {
  const animators = await repos.bodies.animators(id);
  return (who) =>
    animators.some((one) =>
      "member" in who ? one.memberId === who.member.id : one.partnerId === who.partner.id,
    ) ===
    (change === "revoke");
}

/** What somebody claims to be can be confirmed, and refused. */
function canDelegate(
  change: Change,
  partner: Partner | undefined,
  { delegation }: Member,
): boolean {
  if (partner === undefined) return change === "grant" || delegation !== null;
  const isTheirs = delegation?.partnerId === partner.id;
  return change === "revoke" ? isTheirs : !(isTheirs && delegation.confirmed);
}
