import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openHours } from "../../src/calendar.ts";
import type { ChatFailure } from "../../src/chat.ts";
import { isOpen } from "../../src/domain/quiet-hours.ts";
import { DAY, HOUR, instantOf, MINUTE } from "../../src/when.ts";
import { network, type Town } from "../support/town.ts";

const PARTNERS = ["Secours Catholique", "Croix-Rouge Française", "A.D.I.L. 57"];
const DAYS = [
  "mardi 26 janvier",
  "jeudi 4 février",
  "lundi 29 mars",
  "samedi 3 avril",
  "vendredi 2 avril",
];
const HOURS = ["8h30", "14h", "18h", "21h30"];
const RHYTHMS = [
  "deuxième mardi 18h",
  "tous les mardis 18h",
  "tous les deux mois, mardi ou jeudi, 14h–19h",
];

/** What people, the clock and the world do to the town, in any order. */
type Step =
  | { readonly does: "say"; readonly who: number; readonly words: string }
  | { readonly does: "live" | "sleep"; readonly hours: number }
  | { readonly does: "jump back" }
  | { readonly does: "restart" }
  | { readonly does: "fail"; readonly failure: ChatFailure; readonly times: number };

const when = fc
  .tuple(fc.constantFrom(...DAYS), fc.constantFrom(...HOURS))
  .map(([day, hour]) => `${day} ${hour}`);
const animating = fc.oneof(
  when.map((at) => `réunion fixer logement ${at}`),
  when.map((at) => `réunion déplacer #1 ${at} --prévenir=matin`),
  when.map((at) => `réunion déplacer #1 ${at} --prévenir=maintenant`),
  when.map((at) => `réunion déplacer #2 ${at}`),
  fc.constantFrom("réunion annuler #1", "réunion annuler #2"),
  fc.constantFrom(...RHYTHMS).map((rhythm) => `commission rythme logement ${rhythm}`),
  fc.constantFrom("commission pause", "commission reprendre", "commission sauter"),
  fc.constantFrom("sondage clore #1", "sondage relancer #1", "sondage annuler #1"),
  fc
    .constantFrom(...HOURS)
    .map(
      (hour) =>
        `sondage dates "Coloc" lundi 1 mars 18h, mardi 2 mars 14h --clôture="lundi 22 février ${hour}"`,
    ),
  fc.constant("commission rappels logement J-2 7h, J-1 21h, H-3"),
);
const answering = fc.constantFrom(
  "présence #1 oui",
  "présence #1 non",
  "présence #2 oui",
  "voter #1 1 oui",
  "voter #1 1 oui, 2 si besoin",
  "commission rejoindre",
  "commission quitter",
);
const failure: fc.Arbitrary<ChatFailure> = fc.constantFrom(
  { kind: "unavailable", code: "500" },
  { kind: "ambiguous", code: "timeout" },
  { kind: "limited", retryAfter: 20 * MINUTE },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: animating.map((words) => ({ does: "say" as const, who: -1, words })) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat(PARTNERS.length - 1), answering)
      .map(([who, words]) => ({ does: "say" as const, who, words })),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom("live" as const, "sleep" as const),
      hours: fc.integer({ min: 1, max: 200 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ does: "jump back" as const }, { does: "restart" as const }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant("fail" as const),
      failure,
      times: fc.integer({ min: 1, max: 6 }),
    }),
  },
);

/** What is posted whatever the hour: answers to an act, and changes of state. */
const AT_ANY_HOUR =
  /^(?:poll|poll-outcome|poll-extended|poll-cancelled|meeting-planned|meeting-moved|meeting-cancelled|announcement):/;

async function play(steps: readonly Step[]): Promise<Town> {
  let town = await network({ from: "2027-01-12T10:00" });
  const everybody = async () => ({
    julie: await town.animation(),
    people: await Promise.all(
      PARTNERS.map((partner, at) => town.person(`P${at}`, { for: partner, in: "logement" })),
    ),
  });
  let { julie, people } = await everybody();
  for (const person of people) await person.says("commission rejoindre");
  for (const one of steps) {
    const now = town.clock.now();
    switch (one.does) {
      case "say": {
        const reply = await (people[one.who] ?? julie).says(one.words);
        expect(reply.fault, one.words).toBeUndefined();
        break;
      }
      case "live":
        await town.until(now + one.hours * HOUR);
        break;
      case "sleep":
        town.clock.set(now + one.hours * HOUR);
        await town.house.settle();
        break;
      case "jump back":
        town.clock.set(now - HOUR);
        await town.house.settle();
        town.clock.set(now);
        break;
      case "restart":
        await town.die();
        town = await network({ after: town });
        ({ julie, people } = await everybody());
        break;
      case "fail":
        for (let time = 0; time < one.times; time += 1) town.far().fail(one.failure);
        break;
      default:
        one satisfies never;
    }
  }
  await town.until(town.clock.now() + 60 * DAY);
  return town;
}

/** When each revision of each meeting was to begin (epoch ms), by « meeting:revision ». */
async function startsByRevision(town: Town): Promise<ReadonlyMap<string, number>> {
  const entries = await town.store.look((db) =>
    db
      .selectFrom("audit_entry")
      .select(["subject_id", "detail"])
      .where("act", "in", ["meeting.planned", "meeting.moved"])
      .orderBy("id")
      .execute(),
  );
  const revisions = new Map<number, number>();
  return new Map(
    entries.map(({ subject_id: id, detail }) => {
      const { when: planned, to } = JSON.parse(detail) as { when?: string; to?: string };
      const revision = (revisions.get(id) ?? 0) + 1;
      revisions.set(id, revision);
      return [`${id}:${revision}`, instantOf({ wall: planned ?? to ?? "", zone: "Europe/Paris" })];
    }),
  );
}

/** Whether who got this nudge had answered by then. */
async function hadAnswered(town: Town, key: string, at: number): Promise<boolean> {
  const [, about, subject, revision, member] =
    /^(poll|rsvp)-nudge:(\d+):(?:rev-(\d+)|.*):member-(\d+)/.exec(key) ?? [];
  if (about === undefined) return false;
  const rows = await town.store.look((db) =>
    about === "poll"
      ? db
          .selectFrom("ballot")
          .innerJoin("ballot_answer", "ballot_answer.ballot_id", "ballot.id")
          .select("ballot.id")
          .where("ballot.poll_id", "=", Number(subject))
          .where("ballot.member_id", "=", Number(member))
          .where("ballot.cast_at", "<", at)
          .execute()
      : db
          .selectFrom("rsvp")
          .select("rsvp.id")
          .where("meeting_id", "=", Number(subject))
          .where("revision", "=", Number(revision))
          .where("member_id", "=", Number(member))
          .where("answered_at", "<", at)
          .execute(),
  );
  return rows.length > 0;
}

describe("whatever people, the clock and the platforms do", () => {
  test("nothing is said twice, late, by night, or to who has answered", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
        const town = await play(steps);
        const standing = town.far().everything();
        const hours = await openHours(town.house.territory);

        const causes = standing.map(({ key }) => key);
        expect(new Set(causes).size, "said twice").toBe(causes.length);

        const starts = await startsByRevision(town);
        for (const message of standing) {
          const [notice = "", subject = "", occasion = ""] = message.key.split(":");
          const said = `${message.key} at ${new Date(message.postedAt).toISOString()}`;
          if (!AT_ANY_HOUR.test(message.key))
            expect(isOpen(message.postedAt, hours), `disturbs: ${said}`).toBe(true);
          if (notice === "meeting-reminder" || notice === "rsvp-nudge") {
            const revision = /rev-(\d+)/.exec(occasion)?.[1] ?? "";
            const start = starts.get(`${subject}:${revision}`);
            expect(start, said).toBeDefined();
            expect(message.postedAt, `after its meeting: ${said}`).toBeLessThan(start ?? 0);
          }
        }

        for (const { key, postedAt } of standing)
          expect(await hadAnswered(town, key, postedAt), `asks who has answered: ${key}`).toBe(
            false,
          );

        const left = await town.store.look((db) =>
          db
            .selectFrom("delivery")
            .select("key")
            .where("state", "in", ["owed", "sending", "held"])
            .where("attempt_at", "<=", town.clock.now())
            .execute(),
        );
        expect(left, "left behind").toEqual([]);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 20), endOnFailure: false },
    );
  }, 240_000);
});
