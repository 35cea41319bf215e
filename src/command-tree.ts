import type { Command } from "./command.ts";
import { namesOf, shownPath } from "./command-names.ts";
import { excerpt } from "./domain/partner.ts";
import { type Refusal, refuse } from "./domain/refusal.ts";
import type { Word } from "./lexer.ts";
import { folded, nearest } from "./readers/names.ts";
import type { Language } from "./text.ts";

const LANGUAGES: readonly Language[] = ["fr", "en"];

export interface Understood {
  readonly command: Command;
  /** What remains for its arguments. */
  readonly words: readonly Word[];
  /** What is wrong where the verb was left out and nothing of this can be read: it was meant for another verb. */
  readonly otherwise?: (language: Language) => Refusal;
}

/** The longest name, in words: « je ne viens pas ». */
const MOST_WORDS = 4;
/** More commands that one verb may mean are no help. */
const MOST_MEANT = 4;

interface Node {
  readonly path: string;
  readonly command?: Command;
  readonly later?: true;
  readonly children: Map<string, Node>;
  /** Folded name → the child, and a word that the name stands for (« je-viens » is « présence oui »). */
  readonly names: Map<string, { readonly node: Node; readonly implies?: string }>;
}

/** All commands by their names in every language, as a tree of nouns and verbs. */
export class CommandTree {
  readonly #root: Node = emptyNode("");
  readonly #defaults: Readonly<Record<string, string>>;

  constructor(
    commands: readonly Command[],
    later: readonly string[],
    defaults: Readonly<Record<string, string>>,
  ) {
    this.#defaults = defaults;
    for (const command of commands) this.#add(command.path, { command });
    for (const path of later) this.#add(path, { later: true });
  }

  #add(path: string, leaf: Pick<Node, "command" | "later">): void {
    let node = this.#root;
    const steps = path.split(" ");
    for (const [at, step] of steps.entries()) {
      const here = steps.slice(0, at + 1).join(" ");
      const child: Node = node.children.get(step) ?? {
        ...emptyNode(here),
        ...(at === steps.length - 1 && leaf),
      };
      if (!node.children.has(step)) {
        node.children.set(step, child);
        for (const name of LANGUAGES.flatMap((language) => namesOf(`command.${here}`, language))) {
          const [said = "", implies] = name.split("=");
          node.names.set(folded(said), { node: child, ...(implies !== undefined && { implies }) });
        }
      }
      node = child;
    }
  }

  /** Finds the command that these words name; what is unknown is refused with the nearest that there are. */
  find(words: readonly Word[], language: Language): Understood | Refusal {
    const [first] = words;
    if (first === undefined) return this.#leaf(this.#root, "menu", []);
    const noun = named(this.#root, words);
    if (noun === undefined) return this.#unknown(this.#root, first.value, language);
    const after = implied(noun.rest, noun.implies);
    if (noun.node.children.size === 0) return this.#understood(noun.node, after, language);
    return this.#verb(noun.node, after, language);
  }

  #verb(noun: Node, words: readonly Word[], language: Language): Understood | Refusal {
    const [first] = words;
    const verb = named(noun, words);
    if (verb !== undefined)
      return this.#understood(verb.node, implied(verb.rest, verb.implies), language);
    const isBuilt = [...noun.children.values()].some((child) => child.later === undefined);
    if (!isBuilt) return refuse("typed.later", { command: shownPath(noun.path, language) });
    // « sondage 12 » shows it; « sondage dat » was meant for a verb.
    const usual = this.#defaults[noun.path];
    const meant = first === undefined ? [] : this.#near(noun, first.value, language);
    if (usual === undefined || meant.length > 0)
      return this.#unknown(noun, first?.value ?? "", language);
    const leaf = this.#leaf(noun, usual, words);
    if (first === undefined || first.option !== undefined || /\d/u.test(first.value)) return leaf;
    return { ...leaf, otherwise: (spoken) => this.#unknown(noun, first.value, spoken) };
  }

  #leaf(noun: Node, name: string, words: readonly Word[]): Understood {
    const command = noun.children.get(name)?.command;
    if (command === undefined) throw new Error(`no command ${noun.path} ${name}`);
    return { command, words };
  }

  #understood(node: Node, words: readonly Word[], language: Language): Understood | Refusal {
    if (node.command) return { command: node.command, words };
    return refuse("typed.later", { command: shownPath(node.path, language) });
  }

  #unknown(noun: Node, typed: string, language: Language): Refusal {
    const word = excerpt(typed);
    const shown = this.#shown(noun, language);
    const said = noun.path === "" ? "" : `${shownPath(noun.path, language)} `;
    if (word === "") return refuse("typed.verb-missing", { noun: said.trim(), known: shown });
    const elsewhere = this.#withVerb(typed, language);
    const near = elsewhere.length > 0 ? elsewhere : this.#near(noun, typed, language);
    if (near.length > 0)
      return refuse("typed.unknown-near", { word: `${said}${word}`, near: { either: near } });
    if (noun.path !== "")
      return refuse("typed.unknown-verb", { word: `${said}${word}`, known: shown });
    return refuse("typed.unknown", { word });
  }

  /** « rejoindre logement » was meant for « commission rejoindre »: the commands whose verb this is, if they are few. */
  #withVerb(typed: string, language: Language): readonly string[] {
    const meant = [...this.#root.children.values()]
      .map((noun) => noun.names.get(folded(typed))?.node)
      .filter((verb) => verb?.command !== undefined);
    return meant.length > MOST_MEANT
      ? []
      : meant.map((verb) => shownPath(verb?.path ?? "", language));
  }

  #shown(noun: Node, language: Language): readonly string[] {
    return [...noun.children.values()]
      .filter((child) => child.later === undefined)
      .map((child) => shownPath(child.path, language).split(" ").at(-1) ?? "");
  }

  /** What a misspelt word may have meant, each command once, by its path in the reader's language. */
  #near(noun: Node, word: string, language: Language): readonly string[] {
    const spellings = [...noun.children.values()]
      .filter((child) => child.later === undefined)
      .flatMap((child) =>
        LANGUAGES.flatMap((one) => namesOf(`command.${child.path}`, one)).map(
          (name) => [name.split("=")[0] ?? "", shownPath(child.path, language)] as const,
        ),
      );
    const paths = new Map(spellings);
    return [...new Set(nearest(word, [...paths.keys()]).map((name) => paths.get(name) ?? name))];
  }
}

function emptyNode(path: string): Node {
  return { path, children: new Map(), names: new Map() };
}

/** What the first words name, the longest name first: « prochaine réunion », « je ne viens pas ». */
function named({ names }: Node, words: readonly Word[]) {
  const end = words.findIndex((word, at) => (at > 0 ? !isPart(word) : word.option !== undefined));
  const most = Math.min(MOST_WORDS, end === -1 ? words.length : end);
  for (let size = most; size > 0; size -= 1) {
    const said = words.slice(0, size).map(({ value }) => value);
    const found = names.get(folded(said.join("")));
    if (found !== undefined) return { ...found, rest: words.slice(size) };
  }
  return undefined;
}

function isPart({ value, quoted, option }: Word): boolean {
  return !quoted && option === undefined && folded(value) !== "";
}

/** « je-viens 12 » is « présence 12 oui »: what a name stands for comes last. */
function implied(words: readonly Word[], word: string | undefined): readonly Word[] {
  return word === undefined ? words : [...words, bare(word)];
}

const bare = (value: string): Word => ({ value, raw: value, before: " ", quoted: false });
