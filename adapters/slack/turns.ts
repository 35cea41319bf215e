const waiting: (() => void)[] = [];

/**
 * Settled in a turn of the event loop of its own, first come, first served: what somebody
 * asks is begun one at a time, so that the acknowledgements of what comes meanwhile, for which
 * Slack waits 3 seconds, stand behind one question and not behind all of them.
 */
export function turn(): Promise<void> {
  return new Promise((begin) => {
    waiting.push(begin);
    if (waiting.length === 1) setImmediate(next);
  });
}

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}
