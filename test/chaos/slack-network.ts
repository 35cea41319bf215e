import founding from "../../data/thionville/network.json" with { type: "json" };
import { openHours } from "../../src/calendar.ts";
import { nextOpen } from "../../src/domain/quiet-hours.ts";
import { found } from "../../src/founding.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Repositories } from "../../src/store/repositories.ts";
import { Store } from "../../src/store/store.ts";
import { dayAt, daysAfter, instantOf } from "../../src/when.ts";
import type { SlackPerson } from "../fakes/slack/person.ts";
import type { SlackServer } from "../fakes/slack-server.ts";
import { ourSlack } from "../support/slack-side.ts";
import { type Haste, hurried } from "./haste.ts";

const NUMBERS = [1, 2, 3, 4];
const PEOPLE = 24;

/** A network on Slack whose time hurries; everybody is in every body, the first of them coordinates. */
export interface SlackNetwork {
  readonly file: string;
  readonly slack: SlackServer;
  readonly haste: Haste;
  readonly people: readonly SlackPerson[];
  /** The ids of all channels and of everybody's direct messages. */
  readonly conversations: readonly string[];
}

/** The channels of a body. */
export const channelsOf = (slug: string): readonly string[] =>
  NUMBERS.map((number) => `C-${slug}-${number}`);

const CHANNELS = founding.bodies.flatMap(({ slug }) => channelsOf(slug));

/** @param file of a database that is not there yet; @param times how fast its time is */
export async function networkOnSlack(file: string, times: number): Promise<SlackNetwork> {
  const store = new Store(await openDatabase(file, Date.now()));
  await store.transact((db) => found(db, founding, Date.now(), "no code"));
  const haste = { times, since: Date.now(), from: await nextMorning(store) };
  const slack = await ourSlack(() => hurried(haste).now());
  const people = await store.act(1, (repos) => settle(repos, slack, haste.from));
  await store.close();
  if ("refused" in people) throw new Error(people.refused);
  const directs = people.map(({ id }) => slack.directOf(id));
  return { file, slack, haste, people, conversations: [...CHANNELS, ...directs] };
}

/** Epoch ms: when the next open day begins. The adapter reads the machine's clock, which may be behind ours and never before it. */
async function nextMorning(store: Store): Promise<number> {
  const [territory] = await store.territories();
  if (territory === undefined) throw new Error("no territory");
  const { zone } = territory;
  const { day } = daysAfter(dayAt(Date.now(), zone), 1);
  return nextOpen(instantOf({ wall: `${day}T07:00`, zone }), await openHours(territory));
}

async function settle(
  { bodies, channels, members, partners }: Repositories,
  slack: SlackServer,
  now: number,
): Promise<readonly SlackPerson[]> {
  const scope = slack.ids.team;
  const all = await bodies.all();
  for (const { id, slug } of all)
    for (const address of channelsOf(slug)) {
      slack.channel(address, address.toLowerCase());
      const place = { platform: "slack", scope, address, kind: "channel", name: slug } as const;
      await channels.bind(id, place, now);
    }
  const people: SlackPerson[] = [];
  for (const partner of (await partners.all()).slice(0, PEOPLE)) {
    const [userId, name] = [`U${people.length + 1}`, `Membre ${people.length + 1}`];
    const { id } = await members.welcome({ platform: "slack", scope, userId, name }, now);
    for (const body of all) await bodies.join(body.id, id, now);
    await members.speakFor(id, partner.id, now, id);
    if (people.length === 0) await members.grantCoordination(id, now);
    people.push(slack.person(userId, name));
  }
  return people;
}
