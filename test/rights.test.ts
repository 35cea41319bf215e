import { describe, expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import type { Place } from "../src/chat.ts";
import { BODIES, type BusyTown, busyTown, NUMBERS, ROLES, type Role } from "./support/busy-town.ts";
import { LINES } from "./support/lines.ts";
import { Person } from "./support/person.ts";
import { channelOf, direct } from "./support/places.ts";
import { whatIf } from "./support/undone.ts";

/** Who may do what, about a body of each kind, and where no body is named. */
const TABLE = `
                     | a commission     | its committee    | the plenary      | no body
menu                 | anyone           | anyone           | anyone           | anyone
help                 | anyone           | anyone           | anyone           | anyone
next-meeting         | anyone           | anyone           | anyone           | anyone
vote                 | anyone           | anyone           | anyone           | asked which
vote for             | its animation    | its animation    | the coordination | asked which
rsvp                 | anyone           | anyone           | anyone           | asked which
rsvp for             | its animation    | its animation    | the coordination | asked which
announce             | the coordination | the coordination | the coordination | the coordination
announce to a body   | its animation    | its animation    | the coordination | the coordination
meeting show         | anyone           | anyone           | anyone           | asked which
meeting list         | anyone           | anyone           | anyone           | anyone
meeting plan         | its animation    | its animation    | the coordination | asked which
meeting move         | its animation    | its animation    | the coordination | asked which
meeting cancel       | its animation    | its animation    | the coordination | asked which
meeting agenda       | anyone           | anyone           | anyone           | asked which
meeting agenda add   | anyone           | anyone           | anyone           | asked which
poll dates           | its animation    | its animation    | the coordination | asked which
poll choice          | its animation    | its animation    | the coordination | asked which
poll show            | anyone           | anyone           | anyone           | asked which
poll edit            | its animation    | its animation    | the coordination | asked which
poll close           | its animation    | its animation    | the coordination | asked which
poll extend          | its animation    | its animation    | the coordination | asked which
poll cancel          | its animation    | its animation    | the coordination | asked which
poll remind          | its animation    | its animation    | the coordination | asked which
poll again           | its animation    | its animation    | the coordination | asked which
commission show      | anyone           | anyone           | anyone           | anyone
commission list      | anyone           | anyone           | anyone           | anyone
commission join      | anyone           | anyone           | anyone           | asked which
commission leave     | anyone           | anyone           | anyone           | asked which
commission rhythm    | its animation    | its animation    | the coordination | asked which
commission reminders | its animation    | its animation    | the coordination | asked which
commission animation | its animation    | its animation    | the coordination | asked which
commission pause     | its animation    | its animation    | the coordination | asked which
commission resume    | its animation    | its animation    | the coordination | asked which
commission skip      | its animation    | its animation    | the coordination | asked which
commission create    | the coordination | the coordination | the coordination | the coordination
commission rename    | its animation    | its animation    | the coordination | asked which
commission archive   | the coordination | the coordination | the coordination | asked which
partner show         | anyone           | anyone           | anyone           | anyone
partner list         | anyone           | anyone           | anyone           | anyone
partner add          | the coordination | the coordination | the coordination | the coordination
partner edit         | the coordination | the coordination | the coordination | the coordination
partner import       | the coordination | the coordination | the coordination | the coordination
partner archive      | the coordination | the coordination | the coordination | the coordination
plenary show         | anyone           | anyone           | anyone           | anyone
plenary plan         | the coordination | the coordination | the coordination | the coordination
announcement list    | anyone           | anyone           | anyone           | anyone
announcement correct | its animation    | its animation    | the coordination | the coordination
announcement retry   | its animation    | its animation    | the coordination | the coordination
announcement stop    | its animation    | its animation    | the coordination | the coordination
channel bind         | its animation    | its animation    | the coordination | asked which
channel unbind       | its animation    | its animation    | the coordination | the coordination
channel space        | the coordination | the coordination | the coordination | the coordination
role grant           | the coordination | the coordination | the coordination | the coordination
role revoke          | the coordination | the coordination | the coordination | the coordination
role claim           | anyone           | anyone           | anyone           | anyone
me show              | anyone           | anyone           | anyone           | anyone
me language          | anyone           | anyone           | anyone           | anyone
me reminders         | anyone           | anyone           | anyone           | anyone
me speak-for         | anyone           | anyone           | anyone           | anyone
network status       | the coordination | the coordination | the coordination | the coordination
network upcoming     | anyone           | anyone           | anyone           | anyone
network audit        | the coordination | the coordination | the coordination | the coordination
network resume       | the coordination | the coordination | the coordination | the coordination
`;

const COLUMNS = ["commission", "committee", "plenary", "none"] as const;
type Column = (typeof COLUMNS)[number];

const WHO: Readonly<Record<string, readonly Role[]>> = {
  anyone: ROLES,
  // Of a committee, the animation of its commission too.
  "its animation": ["delegate of the animating partner", "animating in person", "coordination"],
  "the coordination": ["coordination"],
  "asked which": [],
};

/** « may », « may not », « asked which »; anything else is a surprise. */
type Cells = Readonly<Record<string, Readonly<Partial<Record<Role, string>>>>>;

const rows = TABLE.trim()
  .split("\n")
  .slice(1)
  .map((row) => row.split("|").map((cell) => cell.trim()));

/** What the table says of these commands in a column. */
function said(column: Column, lines: ReadonlyMap<string, string>): Cells {
  const cells = rows.map(([command = "", ...words]) => {
    const who = words[COLUMNS.indexOf(column)] ?? "";
    const may = WHO[who];
    if (may === undefined) throw new Error(`${command}: who is « ${who} »?`);
    const cell = (role: Role) => (may.includes(role) ? "may" : "may not");
    return [
      command,
      Object.fromEntries(ROLES.map((role) => [role, who === "asked which" ? who : cell(role)])),
    ] as const;
  });
  return Object.fromEntries(cells.filter(([command]) => lines.has(command)));
}

/** What happens when everybody types these lines. Who may not types them for good, and leaves no trace. */
async function played(
  { town, people }: BusyTown,
  lines: ReadonlyMap<string, string>,
  placeOf: (role: Role) => Place,
): Promise<Cells> {
  const ask = await whatIf(town);
  const cells: Record<string, Partial<Record<Role, string>>> = {};
  const digest = town.digest();
  for (const [command, line] of lines)
    for (const role of ROLES) {
      const { refused, fault } = await ask(people[role], placeOf(role)).says(line);
      const cell = fault === undefined ? cellOf(command, refused) : "fault";
      cells[command] = { ...cells[command], [role]: cell };
      if (cell !== "may not") continue;
      await new Person(town, people[role], placeOf(role)).says(line);
      expect(town.digest(), `${role}: ${line}`).toBe(digest);
    }
  return cells;
}

function cellOf(command: string, refused: string | undefined): string {
  if (refused === undefined || LINES[command]?.despite?.includes(refused)) return "may";
  if (refused.startsWith("rights.")) return "may not";
  return /\bwhich\b/.test(refused) ? "asked which" : refused;
}

/** The lines of every command that has one of this kind, about a body. */
function linesOf(form: "here" | "named", kind: keyof typeof BODIES): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(LINES).flatMap(([command, { [form]: line }]) =>
      line === undefined
        ? []
        : [[command, line.replaceAll("{body}", BODIES[kind]).replaceAll("{n}", NUMBERS[kind])]],
    ),
  );
}

test("every command has a row and a line", () => {
  const paths = commands.map(({ path }) => path);
  expect(rows.map(([command]) => command)).toEqual(expect.arrayContaining(paths));
  expect(Object.keys(LINES)).toEqual(rows.map(([command]) => command));
});

describe.each(["commission", "committee", "plenary"] as const)("about a %s", (kind) => {
  test("in its own channel", async () => {
    const lines = linesOf("here", kind);
    const cells = await played(await busyTown(), lines, () => channelOf("slack", BODIES[kind]));
    expect(cells).toEqual(said(kind, lines));
  });

  test("named in a direct conversation", async () => {
    const busy = await busyTown();
    const lines = linesOf("named", kind);
    const cells = await played(busy, lines, (role) => direct(busy.people[role]));
    expect(cells).toEqual(said(kind, lines));
  });

  test("named in the channel of another body, it is that body which counts", async () => {
    const lines = linesOf("named", kind);
    const cells = await played(await busyTown(), lines, () => channelOf("slack", "emploi"));
    expect(cells).toEqual(said(kind, lines));
  });
});

test("about no body, in a direct conversation", async () => {
  const busy = await busyTown();
  const lines = new Map(
    Object.entries(LINES).map(([command, { here }]) => [
      command,
      here.replace(" --à={body}", "").replace(" #{n}", ""),
    ]),
  );
  const cells = await played(busy, lines, (role) => direct(busy.people[role]));
  expect(cells).toEqual(said("none", lines));
});

test("a refusal says who can", async () => {
  const { who } = await busyTown();
  const lea = who("delegate of a partner that animates nothing", "logement");
  expect((await lea.says("sondage clore")).text).toBe(
    "« sondage clore » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
  );
  for (const line of ["sondage clore 3", "plénière fixer jeudi 10 juin 18h", "réseau état"])
    expect((await lea.says(line)).text).toContain(
      "revient à la coordination du réseau : demandez-le-lui.",
    );
});

test("questions never write, whoever asks", async () => {
  const { town, who } = await busyTown();
  const questions = commands.filter(({ kind }) => kind === "question").map(({ path }) => path);
  const digest = town.digest();
  for (const [command, line] of linesOf("here", "commission"))
    if (questions.includes(command as (typeof questions)[number]))
      for (const role of ROLES) {
        await who(role, "logement").says(line);
        expect(town.digest(), `${role}: ${line}`).toBe(digest);
      }
});

test("who animates a committee alone runs it, and not its commission", async () => {
  const { who } = await busyTown();
  const coordination = who("coordination");
  await coordination.says("rôle donner animation Léa --dans=colocation");
  const lea = who("delegate of a partner that animates nothing");
  expect((await lea.says("sondage relancer 2")).refused).toBeUndefined();
  expect((await lea.says("sondage relancer 1")).refused).toBe("rights.animation");
});

describe("a role that is taken back is gone at once", () => {
  const LINE = "sondage relancer 1";

  test.each<readonly [Role, string]>([
    ["animating in person", "rôle retirer animation Inès --dans=logement"],
    ["delegate of the animating partner", "rôle retirer délégation Julie"],
    ["delegate of the animating partner", "commission animation logement Habitat Jeunes --retirer"],
  ])("%s: %s", async (role, taken) => {
    const { who } = await busyTown();
    const person = who(role);
    expect((await person.says(LINE)).refused).toBeUndefined();
    const coordination = who("coordination");
    expect((await coordination.says(taken)).refused).toBeUndefined();
    expect((await person.says(LINE)).refused).toBe("rights.animation");
  });

  test("the coordination too, even by itself", async () => {
    const { who } = await busyTown();
    const claire = who("coordination");
    expect((await claire.says("rôle retirer coordination Claire")).refused).toBeUndefined();
    expect((await claire.says("réseau état")).refused).toBe("rights.coordination");
  });

  test("who says that they speak for another partner no longer animates", async () => {
    const { who } = await busyTown();
    const julie = who("delegate of the animating partner");
    await julie.says("moi structure Secours Catholique");
    expect((await julie.says(LINE)).refused).toBe("rights.animation");
    await julie.says("moi structure Habitat Jeunes des 3 Frontières");
    expect((await julie.says(LINE)).refused).toBe("rights.animation");
  });
});

describe("rights come from the database, never from a platform", () => {
  test("a delegation that is confirmed counts from then on", async () => {
    const { who } = await busyTown();
    const ulysse = who("delegate of the animating partner, not confirmed");
    expect((await ulysse.says("sondage relancer 1")).refused).toBe("rights.animation");
    const coordination = who("coordination");
    await coordination.says("rôle donner délégation Ulysse");
    expect((await ulysse.says("sondage relancer 1")).refused).toBeUndefined();
  });

  test.each([
    ["the operator's id on another platform", { platform: "slack", scope: "T1" }],
    ["the operator's id in another scope", { platform: "terminal", scope: "T1" }],
    ["the operator's id as it is", { platform: "terminal", scope: "" }],
  ])("%s", async (_, where) => {
    const { town } = await busyTown();
    const account = { ...where, userId: "coordination", name: "Coordination" };
    const { refused } = await (await whatIf(town))(account, direct(account)).says("réseau état");
    const isOperator = where.platform === "terminal" && where.scope === "";
    expect(refused).toBe(isOperator ? undefined : "rights.coordination");
  });
});

test.each([
  ["stranger", false],
  ["delegate of a partner that animates nothing", false],
  ["delegate of the animating partner, not confirmed", false],
  ["delegate of the animating partner", true],
  ["animating another commission", true],
  ["coordination", true],
] as const)("a partner's address is shown to the %s: %s", async (role, isShown) => {
  const { who } = await busyTown();
  const coordination = who("coordination");
  await coordination.says("partenaire modifier Secours Catholique --e-mail=contact@secours.fr");
  const { text } = await who(role).says("partenaire voir Secours Catholique");
  expect(text.includes("contact@secours.fr")).toBe(isShown);
});
