import { inject, onTestFinished, type TestContext } from "vitest";
import type { Reached } from "./ground/find.ts";
import { Synapse } from "./ground/synapse.ts";
import type { Limits } from "./ground/synapse-settings.ts";
import { People } from "./people.ts";
import { Person } from "./person.ts";
import { register } from "./register.ts";
import { type Account, request } from "./request.ts";
import type { Laid } from "./setup.ts";

/** The homeserver that all live tests share, for the time of one of them. */
export async function homeserver(): Promise<Homeserver> {
  const { shared, nio } = ground();
  return new Homeserver(shared, new People(nio));
}

/** A homeserver of this test's own: it can be killed, keep Synapse's limits, and begin with its clock so many ms late. */
export async function ownHomeserver(
  { skip }: Pick<TestContext, "skip">,
  limits: Limits = "raised",
  late = 0,
): Promise<Homeserver & { readonly synapse: Synapse }> {
  const { synapse: python, nio } = ground();
  if (python === undefined) return skip("only a homeserver that is not ours was named");
  const synapse = await Synapse.start(python, limits, late);
  onTestFinished(() => synapse.discard());
  return Object.assign(new Homeserver(synapse, new People(nio)), { synapse });
}

/** What `setup.ts` found. Where it found none, no test comes here. */
function ground(): Laid {
  const found = inject("ground");
  if ("missing" in found) throw new Error(found.missing);
  return found;
}

export class Homeserver {
  readonly url: string;
  readonly #secret: string;
  readonly #people: People;

  constructor({ url, secret }: Reached, people: People) {
    this.url = url;
    this.#secret = secret;
    this.#people = people;
    onTestFinished(() => people.close());
  }

  /** Someone who is there and listens; the name in their id is followed by letters of this test's. */
  async person(id: string, name: string, wish: { isAdmin?: boolean } = {}): Promise<Person> {
    return Person.arrives(this.#people, await this.account(id, name, wish), name);
  }

  /** A new account with a password, signed in. */
  account(id: string, name: string, wish: { isAdmin?: boolean } = {}): Promise<Account> {
    return register({ url: this.url, secret: this.#secret }, id, name, wish);
  }

  /** Lifts the homeserver's limits for these: they may do at once what they like. */
  async lifts(...people: readonly Pick<Person, "id">[]): Promise<void> {
    const admin = await this.account("admin", "Admin", { isAdmin: true });
    for (const { id } of people) {
      const path = `/_synapse/admin/v1/users/${encodeURIComponent(id)}/override_ratelimit`;
      await request(admin, "POST", path, { messages_per_second: 0, burst_count: 0 });
    }
  }
}
