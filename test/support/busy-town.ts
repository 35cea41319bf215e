import { claimDigest } from "../../src/acts/roles.ts";
import type { Account } from "../../src/chat.ts";
import { Person } from "./person.ts";
import { channelOf, direct } from "./places.ts";
import { network, type Town } from "./town.ts";

/** The bodies of a busy town, by the slug of their channel. Each has an open poll, a meeting and a held announcement, of the same number. */
export const BODIES = { commission: "logement", committee: "colocation", plenary: "pleniere" };
export const NUMBERS = { commission: "1", committee: "2", plenary: "3" };
export const CODE = "K7QM-2XHD";

/** Everybody that somebody can be to the commission Logement. */
export const ROLES = [
  "stranger",
  "inhabitant",
  "delegate of a partner that animates nothing",
  "delegate of the animating partner, not confirmed",
  "delegate of the animating partner",
  "animating in person",
  "animating another commission",
  "coordination",
] as const;
export type Role = (typeof ROLES)[number];

const ANIMATING = "Habitat Jeunes des 3 Frontières";

export interface BusyTown {
  readonly town: Town;
  readonly people: Readonly<Record<Role, Account>>;
  /** Somebody of this role, in a body's channel or in a direct conversation. */
  readonly who: (role: Role, slug?: string) => Person;
}

/** A town in which there is something of everything, and somebody of every role. */
export async function busyTown(): Promise<BusyTown> {
  const town = await network({ from: "2027-01-10T10:00" });
  await addCommittee(town);
  await printCode(town);
  const [stranger, inhabitant, unconfirmed] = await Promise.all(
    ["Samira", "Ivan", "Ulysse"].map((name) => town.person(name)),
  );
  const delegate = await town.person("Léa", { for: "C.A.F. de la Moselle" });
  const confirmed = await town.person("Julie", { for: ANIMATING });
  const inPerson = await town.person("Inès", { for: "A.D.I.L. 57" });
  const elsewhere = await town.person("Omar", { for: "Secours Catholique" });
  const coordination = await town.coordination();
  if (!stranger || !inhabitant || !unconfirmed) throw new Error("three people were named");
  await inhabitant.says("moi structure habitant");
  await unconfirmed.says(`moi structure ${ANIMATING}`);
  await coordination.says("rôle donner animation Inès --dans=logement");
  await coordination.says("rôle donner animation Omar --dans=emploi");
  for (const slug of Object.values(BODIES)) {
    const there = coordination.in(slug);
    await there.says('sondage dates "Colocation" jeudi 1 avril 18h, mardi 6 avril 14h');
    await there.says("réunion fixer jeudi 8 avril 18h");
    if (slug !== "pleniere") await there.says("commission rythme deuxième mardi 18h");
    await there.says(`annoncer Bonjour --à=${slug} --oui`);
  }
  const people = {
    stranger: stranger.account,
    inhabitant: inhabitant.account,
    "delegate of a partner that animates nothing": delegate.account,
    "delegate of the animating partner, not confirmed": unconfirmed.account,
    "delegate of the animating partner": confirmed.account,
    "animating in person": inPerson.account,
    "animating another commission": elsewhere.account,
    coordination: coordination.account,
  };
  const placeOf = (role: Role, slug: string | undefined) =>
    slug === undefined ? direct(people[role]) : channelOf("slack", slug);
  return {
    town,
    people,
    who: (role, slug) => new Person(town, people[role], placeOf(role, slug)),
  };
}

/** A technical committee of Logement, with a channel of its own. */
export async function addCommittee(town: Town): Promise<void> {
  await town.act(async (repos) => {
    const parent = await repos.bodies.bySlug("logement");
    const committee = await repos.bodies.add(
      {
        slug: BODIES.committee,
        name: "Colocation",
        kind: "committee",
        parentId: parent?.id ?? null,
        animatedBy: null,
      },
      town.clock.now(),
    );
    const place = channelOf("slack", BODIES.committee);
    await repos.channels.bind(committee.id, place, town.clock.now());
  });
}

/** Gives a town the code that is printed at the first start. */
export async function printCode(town: Town): Promise<void> {
  await town.store.transact((db) =>
    db
      .updateTable("coordination_code")
      .set({ digest: claimDigest(CODE) })
      .execute(),
  );
}
