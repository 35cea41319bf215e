import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { converse, type Town } from "../../adapters/terminal/session.ts";
import { refuse } from "../../src/domain/refusal.ts";
import { type Action, actions, text, view } from "../../src/view.ts";
import { adapterContract } from "./contract.ts";
import { channel, person, quietTown, terminalHarness } from "./terminal-harness.ts";
import { logement, once, Pipe } from "./terminal-pipe.ts";

adapterContract("the terminal", terminalHarness);

const yes: Action = { label: "Oui", run: "rsvp #1 yes" };
const no: Action = { label: "Non", run: "rsvp #1 no" };
const complete: Action = { label: "Pour une structure", ask: "moi structure " };

test("it says what it is, in three lines", async () => {
  expect(await new Pipe().play([])).toBe(
    `  Utopia, l’assistant des associations d’une ville : écrivez, on vous répond.
  /as léa change de personne, /in logement de salon, /at 2027-03-01T09:00 de moment.
  aide dit ce que l’on peut faire, /quit termine.
`,
  );
});

test("the output is a transcript: each line after its prompt, its answer beneath", async () => {
  const lines = [
    "bonjour",
    "",
    "/as julie, Secours Catholique",
    "/in #logement",
    "# La commission cherche une date.",
    "/sondage dates \\",
    "jeudi 18h",
    "/in",
    "aide",
    "/quit",
    "jamais lu",
  ];
  expect(await new Pipe().conversation(lines)).toBe(`
visiteur › bonjour
  Entendu : bonjour

visiteur › /as julie, Secours Catholique
  julie parle pour : Secours Catholique.

julie › /in #logement

# La commission cherche une date.
julie #logement › /sondage dates \\
  … › jeudi 18h
  Entendu : /sondage dates
  jeudi 18h

julie #logement › /in
julie › aide
  Entendu : aide

julie › /quit
`);
});

test("a message stands under its channel’s name, after the answer that caused it", async () => {
  const pipe = new Pipe();
  pipe.answers = async () => {
    void pipe.says("Une réunion est fixée.", "k1");
    return view(text(["C’est noté."]));
  };
  const town = once(async () =>
    pipe.terminal.post(
      await pipe.terminal.direct(person("léa")),
      pipe.content(text(["Il manque votre réponse."])),
      "k2",
    ),
  );
  expect(await pipe.conversation(["/in logement", "fixer"], town)).toBe(`
visiteur › /in logement

→ léa (message direct)
  │ Il manque votre réponse.

visiteur #logement › fixer
  C’est noté.

#logement
  │ Une réunion est fixée.
`);
});

test("an edit is printed again, once; so is one of a former process", async () => {
  const pipe = new Pipe();
  const town = once(async () => {
    await pipe.says("Deux réponses.", "k1");
    for (const _ of ["once", "twice"])
      await pipe.terminal.edit(logement, "k1", pipe.content(text(["Trois réponses."])));
    await pipe.terminal.edit(logement, "older", pipe.content(text(["Clos."])));
  });
  expect(await pipe.conversation(["bonjour"], town)).toBe(`
visiteur › bonjour
  Entendu : bonjour

#logement
  │ Deux réponses.

#logement (mis à jour)
  │ Trois réponses.

#logement (mis à jour)
  │ Clos.
`);
});

test("buttons are numbered over all that is shown, and pressed by whoever speaks then", async () => {
  const pipe = new Pipe();
  pipe.answers = () => view(text(["Noté."]), actions(complete));
  const town = once(async () => {
    await pipe.terminal.post(logement, pipe.content(actions(yes, no)), "k1");
    await pipe.terminal.edit(logement, "k1", pipe.content(actions(yes)));
  });
  const printed = await pipe.conversation(["bonjour", "/as léa", "2", "1", "3", "[2]"], town);
  const pressed = { from: person("léa"), place: logement, words: "rsvp #1 yes" };
  expect(pipe.heard.slice(1)).toEqual([pressed, pressed]);
  expect(printed).toBe(`
visiteur › bonjour
  Noté.
  [1] Pour une structure

#logement
  │ [2] Oui  [3] Non

#logement (mis à jour)
  │ [2] Oui

visiteur › /as léa
léa › 2
  Noté.
  [4] Pour une structure

léa › 1
  Tapez : moi structure

léa › 3
  Aucun bouton ne porte plus le numéro 3. Tapez le numéro d’un bouton affiché, ou une
  commande.

léa › [2]
  Noté.
  [5] Pour une structure
`);
});

test("what cannot be done is said, and changes nothing", async () => {
  const refused: Partial<Town> = {
    meet: async (name) => refuse("text.too-long", { text: name, length: 90, most: 80 }),
    enter: async () => refuse("text.empty"),
    travel: async () => refuse("text.empty"),
  };
  const printed = await new Pipe().conversation(
    ["/as", "/as bob", "/in nulle part", "/at hier"],
    refused,
  );
  expect(printed.match(/^visiteur › .+\n {2}\S/gmu)).toHaveLength(4);
});

test("what comes while the clock moves says when it came", async () => {
  const pipe = new Pipe();
  let wall = "2027-01-10T09:00";
  const town: Partial<Town> = {
    now: () => ({ wall, zone: "Europe/Paris" }),
    travel: async (words) => {
      wall = "2027-02-28T09:00";
      await pipe.says("Rappel.", "k1");
      wall = words;
      return { wall, zone: "Europe/Paris" };
    },
  };
  expect(await pipe.conversation(["/at 2027-03-01T09:00", "/at"], town)).toBe(`
visiteur › /at 2027-03-01T09:00

#logement · dimanche 28 février 2027 à 9 h
  │ Rappel.

  Nous sommes le lundi 1er mars 2027 à 9 h.

visiteur › /at
  Nous sommes le lundi 1er mars 2027 à 9 h.
`);
});

test("no outside text reaches the terminal’s controls", async () => {
  const pipe = new Pipe();
  const bad = "\u001b[2J\u001b]0;titre\u0007\u009b31m\u0000\u202etexte";
  const town = once(() => pipe.terminal.post(channel(bad), pipe.content(text([bad])), "k1"));
  const printed = await pipe.conversation([bad, `/as ${bad}`, `/in ${bad}`, "aide"], town);
  expect(printed).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
  expect(printed.match(/texte/gu)?.length).toBeGreaterThanOrEqual(6);
});

test("a conversation ends with its reader", async () => {
  const pipe = new Pipe();
  pipe.output.destroy();
  await pipe.terminal.connect(async () => view());
  const input = new PassThrough();
  await expect(converse(pipe.terminal, quietTown, { input })).resolves.toBeUndefined();
});

test("a conversation ends when the terminal is closed", async () => {
  const pipe = new Pipe();
  await pipe.terminal.connect(async () => view());
  const ended = converse(pipe.terminal, quietTown, { input: new PassThrough() });
  await pipe.terminal.close();
  await expect(ended).resolves.toBeUndefined();
});
