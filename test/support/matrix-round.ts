import type { Keep } from "../../src/chat.ts";
import type { MatrixServer, Turn } from "../fakes/matrix-server.ts";
import { temporaryFile } from "./files.ts";
import { elsewhere, MatrixDevice } from "./matrix-device.ts";
import { LEA, MEGOLM } from "./matrix-rooms.ts";

const PASSWORD = "un mot de passe";

/**
 * Kills a process before one of its steps. A step is whatever leaves a trace: a row that is
 * kept, a request that arrives. From then on the process does nothing more.
 */
export class Fuse {
  isBlown = false;
  /** How many steps there were. */
  steps = 0;
  readonly #last: number;

  constructor(last = Infinity) {
    this.#last = last;
  }

  turn(): Turn {
    this.#step();
    return this.isBlown ? "cut" : "well";
  }

  keep(keep: Keep): Keep {
    const step = async (write: () => Promise<void>) => {
      this.#step();
      if (this.isBlown) throw new Error("killed");
      await write();
    };
    return {
      get: (name) => keep.get(name),
      set: (name, value) => step(() => keep.set(name, value)),
      delete: (name) => step(() => keep.delete(name)),
      forget: (prefix, before) => step(() => keep.forget(prefix, before)),
    };
  }

  #step(): void {
    this.isBlown ||= this.steps === this.#last;
    if (!this.isBlown) this.steps += 1;
  }
}

/** Utopia and Léa in a room of theirs, on one process of Utopia after another. */
export class Round {
  static #rounds = 0;
  readonly #matrix: MatrixServer;
  readonly #lea: MatrixDevice;
  readonly #room: string;
  readonly #settings: { readonly url: string; readonly user: string; readonly password: string };
  readonly #database = temporaryFile();
  readonly #heard: unknown[] = [];
  #left: string[] = [];
  readonly #said = { utopia: [] as string[], lea: [] as string[] };

  constructor(matrix: MatrixServer, lea: MatrixDevice) {
    Round.#rounds += 1;
    const user = `@utopia${Round.#rounds}:thionville.fr`;
    this.#room = `!salon${Round.#rounds}:thionville.fr`;
    matrix.world.enrols(user, PASSWORD);
    matrix.world.opens(this.#room, [LEA, user], MEGOLM);
    this.#matrix = matrix;
    this.#lea = lea;
    this.#settings = { url: matrix.url, user, password: PASSWORD };
  }

  /** Utopia has two things to say. */
  mustSay(name: string): void {
    this.#left = [`${name}: un`, `${name}: deux`];
    this.#said.utopia.push(...this.#left);
  }

  async leaSays(words: string): Promise<void> {
    await this.#lea.syncs();
    await this.#lea.says(this.#room, words);
    this.#said.lea.push(words);
  }

  /** One process, until nothing is left to say or it is killed. */
  async lives(fuse = new Fuse()): Promise<void> {
    this.#matrix.turn = () => fuse.turn();
    const through = (keep: Keep) => fuse.keep(keep);
    try {
      const device = await MatrixDevice.begins(this.#database, this.#settings, elsewhere, through);
      await this.#talks(device).finally(() => this.#heard.push(...device.words));
      await device.ends();
    } catch (error) {
      if (!fuse.isBlown) throw error;
    } finally {
      this.#matrix.turn = () => "well";
    }
  }

  /** One process, for which one request goes otherwise, and which tries again. */
  async stumbles(at: number, how: Turn): Promise<number> {
    const device = await MatrixDevice.begins(this.#database, this.#settings, elsewhere);
    let asked = 0;
    this.#matrix.turn = () => {
      asked += 1;
      return asked === at ? how : "well";
    };
    await this.#talks(device).catch(() => this.#talks(device));
    this.#matrix.turn = () => "well";
    this.#heard.push(...device.words);
    await device.ends();
    return asked;
  }

  async #talks(device: MatrixDevice): Promise<void> {
    await device.syncs();
    for (let [words] = this.#left; words !== undefined; [words] = this.#left) {
      await device.says(this.#room, words, encodeURIComponent(words));
      this.#left.shift();
    }
  }

  /** What must be so at each end: everything was heard, once, and no index was used twice. */
  async outcome() {
    await this.#lea.syncs();
    const { utopia, lea } = this.#said;
    const used = this.#matrix.world.ciphers.map(({ session, index }) => `${session} ${index}`);
    return {
      said: { utopia, lea: new Set(lea) },
      heard: {
        utopia: this.#lea.words.filter((words) => utopia.includes(String(words))),
        lea: new Set(this.#heard),
      },
      unread: this.#lea.unread,
      indexes: used.length,
      differentIndexes: new Set(used).size,
    };
  }
}
