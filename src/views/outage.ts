import type { JobSubject, OutageBoard } from "../boards/outage.ts";
import type { Job } from "../store/jobs.ts";
import { type Speech, selector } from "../text.ts";
import { list, note, type Text, text, title, type View, view } from "../view.ts";
import { wallAt } from "../when.ts";

const SHOWN = 15;

function nameOf(subject: JobSubject, { line }: Speech): string {
  return "title" in subject ? subject.title : line("meeting.of", { body: subject.body });
}

/** What came too late to be done, told to whoever must know. */
export function skippedView(job: Job, subject: JobSubject, zone: string, speech: Speech): View {
  return view(text(speech.say("job.skipped", whatAndWhen(job, subject, zone, speech))));
}

export function whatAndWhen(job: Job, subject: JobSubject, zone: string, speech: Speech) {
  return {
    kind: selector(job.kind),
    name: nameOf(subject, speech),
    due: wallAt(job.dueAt, zone),
  };
}

/** An honest account of an outage: what it made late, skipped or extended, and what may be missing. */
export function outageView(
  { outage, jobs, extended, open }: OutageBoard,
  zone: string,
  speech: Speech,
): View {
  const { say, join } = speech;
  const lines: readonly Text[] = [
    ...jobs.map(({ job, name }) =>
      say(job.isSkipped ? "outage.skipped" : "outage.late", whatAndWhen(job, name, zone, speech)),
    ),
    ...extended.map(({ number, title: name, deadline }) =>
      say("outage.extended", { number, title: name, deadline }),
    ),
  ];
  return view(
    title(
      say("outage.title", { from: wallAt(outage.from, zone), until: wallAt(outage.until, zone) }),
    ),
    list(lines.slice(0, SHOWN)),
    lines.length > SHOWN && note(say("outage.more", { more: lines.length - SHOWN })),
    open.length > 0 &&
      note(
        say("outage.open", {
          polls: join(open.map(({ number, title: name }) => `#${number} ${name}`)),
        }),
      ),
  );
}
