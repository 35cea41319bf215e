import { Client, Events, GatewayIntentBits, type Interaction } from "discord.js";
import { Sqlite } from "../../src/store/sqlite.ts";

/**
 * The least that the same job takes: what is asked for and what is voted, written for these two
 * alone on discord.js and better-sqlite3, with our guarantee that what is answered is on the disk.
 */
export interface HandmadeDiscord {
  readonly apiUrl: string;
  readonly token: string;
  /** The town's database, with everybody on Discord. */
  readonly file: string;
  /** Epoch ms. */
  readonly now: number;
}

const { apiUrl, token, file, now } = JSON.parse(process.argv[2] ?? "") as HandmadeDiscord;
const db = new Sqlite(file);
db.pragma("journal_mode = wal");
db.pragma("synchronous = full");

const memberOf = db
  .prepare(
    "select member_id from identity where platform = 'discord' and scope = '' and user_id = ?",
  )
  .pluck();
const meetingIn = db.prepare(
  `select meeting.id, meeting.number, meeting.title, meeting.starts_at from channel
   join meeting on meeting.body_id = channel.body_id
   where channel.platform = 'discord' and channel.scope = '' and channel.address = ?
     and channel.unbound_at is null and meeting.state = 'planned' and meeting.starts_at > ?
   order by meeting.starts_at limit 1`,
);
const answersTo = db.prepare(
  `select rsvp.answer, coalesce(partner.name, member.name) as name from rsvp
   left join partner on partner.id = rsvp.partner_id left join member on member.id = rsvp.member_id
   where rsvp.meeting_id = ? order by rsvp.id`,
);
const begin = db.prepare("begin immediate");
const commit = db.prepare("commit");
const optionOf = db
  .prepare("select id from poll_option where poll_id = ? and position = ?")
  .pluck();
const ballotOf = db
  .prepare(
    `insert into ballot (poll_id, member_id, cast_by, via, cast_at) values (?, ?, ?, 'self', ?)
     on conflict (poll_id, member_id) do update set cast_by = excluded.cast_by, via = excluded.via, cast_at = excluded.cast_at
     returning id`,
  )
  .pluck();
const answered = db.prepare(
  `insert into ballot_answer (ballot_id, option_id, poll_id, answer) values (?, ?, ?, ?)
   on conflict (ballot_id, option_id) do update set answer = excluded.answer`,
);

const days = new Intl.DateTimeFormat("fr", {
  dateStyle: "full",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

interface Meeting {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly starts_at: number;
}

function nextMeeting(user: string, channel: string): string {
  if (memberOf.get(user) === undefined) return "Qui êtes-vous ?";
  const { id, number, title, starts_at: at } = meetingIn.get(channel, now) as Meeting;
  const answers = answersTo.all(id) as readonly {
    readonly answer: string;
    readonly name: string;
  }[];
  const coming = answers.filter(({ answer }) => answer === "yes").map(({ name }) => name);
  return `### Réunion n° ${number} : ${title}, ${days.format(at)}\n**Oui :** ${coming.join(", ")}`;
}

/** « r:vote #1 1 yes » */
function vote(user: string, button: string): string {
  const [, poll = "", position = "", answer = ""] = /#(\d+) (\d+) (\S+)/u.exec(button) ?? [];
  begin.run();
  const member = memberOf.get(user);
  const option = optionOf.get(Number(poll), Number(position));
  const ballot = ballotOf.get(Number(poll), member, member, now);
  answered.run(ballot, option, Number(poll), answer);
  commit.run();
  return `Votre réponse est notée : **${answer}**`;
}

function answerTo(interaction: Interaction): string {
  return interaction.isButton()
    ? vote(interaction.user.id, interaction.customId)
    : nextMeeting(interaction.user.id, interaction.channelId ?? "");
}

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isRepliable())
    void interaction.reply({ content: answerTo(interaction), flags: 64 });
});
client.on(Events.Error, (error) => {
  throw error;
});
await client.login(token);
