import { expect, test, vi } from 'vitest';
import { SAMPLE_PRIVATE_KEY as PRIVATE_KEY } from '../../tests/arbitrary.ts';
import { CA, LEAF } from '../../tests/certificates.ts';
import { DEFAULTS } from '../configuration/configuration.ts';
import { readPasted } from '../review/pasted.ts';
import { review } from '../review/review.ts';
import { UNREADABLE_KEY, WORK_KEY } from './autosave.ts';
import { offeringOf } from './derived.ts';
import { COVERED_KEY } from './earlier-work.ts';
import type { Ports, Stored } from './ports.ts';
import { reviewOf } from './reviewing.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** One browser: storage that tabs share, and a clock that runs when it is told to. */
function browser() {
  const texts = new Map<string, string>();
  const tabs: { name: string; listener: (key: string, text: string) => void }[] = [];
  const due: (() => void)[] = [];
  let answer: Stored = 'stored';
  const portsOf = (tab: string, fragment = ''): Ports & { dropped: () => boolean } => {
    let here = fragment;
    return {
      tab,
      storage: {
        read: (key) => texts.get(key) ?? null,
        write: (key, text) => {
          if (answer !== 'stored') return answer;
          texts.set(key, text);
          for (const other of tabs) if (other.name !== tab) other.listener(key, text);
          return answer;
        },
        remove: (key) => void texts.delete(key),
        onWrittenElsewhere: (listener) => {
          tabs.push({ name: tab, listener });
          return () => {};
        },
      },
      address: {
        fragment: () => here,
        dropFragment: () => {
          here = '';
        },
        onFragment: () => () => {},
      },
      clock: {
        now: () => new Date('2027-01-01T00:00:00Z'),
        after: (_, call) => {
          due.push(call);
          return () => void due.splice(due.indexOf(call) >>> 0, 1);
        },
      },
      dropped: () => here === '',
    };
  };
  return {
    texts,
    portsOf,
    rest: () => {
      for (const call of due.splice(0)) call();
    },
    refuse: (why: Stored) => {
      answer = why;
    },
  };
}

async function opened(ports: Ports): Promise<Workspace> {
  const workspace = createWorkspace(ports);
  await workspace.loaded();
  await workspace.start();
  return workspace;
}

const NAME = 'backends.0.target.name';
const nameIn = (workspace: Workspace) => {
  const { target } = workspace.getState().configuration.backends[0];
  return target.kind === 'Service' ? target.name : target.kind;
};
const kindsIn = (workspace: Workspace) => workspace.getState().notices.map(({ kind }) => kind);

test('work, typed text included, is there again after a reload, with nothing to undo', async () => {
  const { portsOf, rest } = browser();
  const first = await opened(portsOf('a'));
  first.dispatch({ type: 'type', at: NAME, text: 'orders' });
  first.dispatch({ type: 'type', at: 'backends.0.target.port', text: '99999' });
  rest();
  const again = await opened(portsOf('a'));
  expect(nameIn(again)).toBe('orders');
  expect(again.getState().drafts['backends.0.target.port']?.text).toBe('99999');
  expect(again.getState().past).toEqual([]);
});

test('what waits to be saved is saved when the page goes', async () => {
  const { texts, portsOf } = browser();
  const workspace = await opened(portsOf('a'));
  workspace.dispatch({ type: 'type', at: NAME, text: 'late' });
  expect(texts.get(WORK_KEY)).toBeUndefined();
  workspace.flush();
  expect(texts.get(WORK_KEY)).toContain('late');
});

test('a private key is never stored, and that is said', async () => {
  const { texts, portsOf, rest } = browser();
  const workspace = await opened(portsOf('a'));
  workspace.dispatch({ type: 'choose', at: 'backends.0.validation.ca.kind', value: 'PEM' });
  workspace.dispatch({ type: 'type', at: 'backends.0.validation.ca.pem', text: PRIVATE_KEY });
  // Parked, and as a text that means nothing.
  workspace.dispatch({ type: 'choose', at: 'backends.0.validation.ca.kind', value: 'Secret' });
  workspace.dispatch({ type: 'type', at: 'backends.0.validation.ca.name', text: PRIVATE_KEY });
  rest();
  expect([...texts.values()].join()).not.toContain(PRIVATE_KEY.split('\n')[1]);
  expect(kindsIn(workspace)).toContain('key-not-saved');
});

test.each(['blocked', 'full'] as const)('storage that is %s is told of once, and loses nothing', async (why) => {
  const { portsOf, rest, refuse } = browser();
  refuse(why);
  const workspace = await opened(portsOf('a'));
  for (const text of ['one', 'two']) {
    workspace.dispatch({ type: 'type', at: NAME, text });
    rest();
    workspace.dispatch({ type: 'dismiss', kind: `storage-${why}` });
  }
  expect(kindsIn(workspace)).toEqual([]);
  expect(nameIn(workspace)).toBe('two');
});

test('two tabs know of each other, keep their own work, and find it again', async () => {
  const { portsOf, rest } = browser();
  const [a, b] = [await opened(portsOf('a')), await opened(portsOf('b'))];
  a.dispatch({ type: 'type', at: NAME, text: 'of-a' });
  rest();
  b.dispatch({ type: 'type', at: NAME, text: 'of-b' });
  rest();
  expect(kindsIn(a)).toEqual(['other-tab']);
  expect([nameIn(a), nameIn(b)]).toEqual(['of-a', 'of-b']);
  expect(nameIn(await opened(portsOf('a')))).toBe('of-a');
  expect(nameIn(await opened(portsOf('b')))).toBe('of-b');
  a.takeOver();
  expect(nameIn(a)).toBe('of-b');
  a.dispatch({ type: 'undo' });
  expect(nameIn(a)).toBe('of-a');
});

/** Somebody's work is saved, and then a link is opened over it, in the same tab. */
async function covered() {
  const shared = browser();
  const before = await opened(shared.portsOf('a'));
  before.dispatch({ type: 'type', at: NAME, text: 'mine' });
  shared.rest();
  const ports = shared.portsOf('a', '#implementation=envoy-gateway&service=shop/linked');
  const workspace = await opened(ports);
  shared.rest();
  return { ...shared, ports, workspace };
}
const offer = (workspace: Workspace) => {
  const notice = workspace.getState().notices.find(({ kind }) => kind === 'earlier-work');
  return notice?.kind === 'earlier-work' ? notice : undefined;
};

test('a link opened over work sets the work aside and offers it', async () => {
  const { texts, portsOf, ports, workspace } = await covered();
  expect(nameIn(workspace)).toBe('linked');
  expect(ports.dropped()).toBe(true);
  expect(texts.get(COVERED_KEY)).toContain('mine');
  const notice = offer(workspace);
  expect(notice?.when).toBe('now');
  workspace.bringBack(notice?.id ?? 0);
  expect(nameIn(workspace)).toBe('mine');
  expect(kindsIn(workspace)).toEqual([]);
  expect(texts.get(COVERED_KEY)).toBeUndefined();
  expect(nameIn(await opened(portsOf('a')))).toBe('mine');
});

test('work that is still set aside is offered at the next visit, with one notice, and then quietly', async () => {
  const { portsOf, rest } = await covered();
  const next = await opened(portsOf('b'));
  expect(offer(next)?.when).toBe('before');
  // Work of that visit, and what other tabs save, leaves it alone.
  next.dispatch({ type: 'type', at: NAME, text: 'edited' });
  rest();
  const later = await opened(portsOf('c'));
  expect(kindsIn(later)).toEqual([]);
  const [earlier] = later.earlierWork();
  expect(earlier?.since).toBe('2027-01-01T00:00:00.000Z');
  later.bringBack(earlier?.id ?? 0);
  expect(nameIn(later)).toBe('mine');
  expect(later.earlierWork()).toEqual([]);
  later.dispatch({ type: 'undo' });
  expect(nameIn(later)).toBe('edited');
});

test('a notice that was dismissed does not come again; the work stays until it is thrown away', async () => {
  const { texts, portsOf, workspace } = await covered();
  const notice = offer(workspace);
  if (notice === undefined) throw new Error('The work is not offered.');
  workspace.dismiss(notice);
  const next = await opened(portsOf('b'));
  expect(kindsIn(next)).toEqual([]);
  expect(next.earlierWork()).toHaveLength(1);
  next.forgetEarlier(notice.id);
  expect(next.earlierWork()).toEqual([]);
  expect(texts.get(COVERED_KEY)).toBeUndefined();
});

test('what is open already is not offered', async () => {
  const { portsOf, rest, workspace } = await covered();
  workspace.dispatch({ type: 'undo' });
  rest();
  expect(nameIn(workspace)).toBe('mine');
  expect(workspace.earlierWork()).toEqual([]);
  expect(kindsIn(await opened(portsOf('b')))).toEqual([]);
});

test('one link over another covers nothing, an edited one does, and five works are kept', async () => {
  const { portsOf } = await covered();
  let fragment = '';
  let follow = () => {};
  const ports = portsOf('d');
  const workspace = await opened({
    ...ports,
    address: {
      fragment: () => fragment,
      dropFragment: () => {},
      onFragment: (listener) => {
        follow = listener;
        return () => {};
      },
    },
  });
  const open = async (name: string) => {
    fragment = `#service=shop/${name}`;
    follow();
    await vi.waitFor(() => expect(nameIn(workspace)).toBe(name));
  };
  const kept = () => workspace.earlierWork().map(({ work }) => JSON.stringify(work.configuration.backends));
  await open('first');
  const before = kept().length;
  await open('second');
  expect(kept()).toHaveLength(before);
  for (const count of [1, 2, 3, 4, 5, 6]) {
    workspace.dispatch({ type: 'type', at: NAME, text: `edited-${count}` });
    await open(`link-${count}`);
  }
  expect(kept()).toHaveLength(5);
  expect(kept()[0]).toContain('edited-6');
  expect(kept()[4]).toContain('edited-2');
});

test('work that cannot be stored can still be brought back as long as the page is open', async () => {
  const { portsOf, rest, refuse } = browser();
  const before = await opened(portsOf('a'));
  before.dispatch({ type: 'type', at: NAME, text: 'mine' });
  rest();
  refuse('full');
  const workspace = await opened(portsOf('a', '#service=shop/linked'));
  workspace.bringBack(offer(workspace)?.id ?? 0);
  expect(nameIn(workspace)).toBe('mine');
});

test.each(['[', '{}', '[1, {"id": "x"}, {"id": 1, "since": "", "text": "{}"}]'])(
  'damaged earlier work %j is none',
  async (text) => {
    const { texts, portsOf } = browser();
    texts.set(COVERED_KEY, text);
    const workspace = await opened(portsOf('a'));
    expect(workspace.earlierWork()).toEqual([]);
    expect(kindsIn(workspace)).toEqual([]);
  },
);

test('a link opened over nothing says nothing, and outlives a reload', async () => {
  const { portsOf, rest } = browser();
  const workspace = await opened(portsOf('a', '#service=shop/linked'));
  expect(kindsIn(workspace)).toEqual([]);
  rest();
  expect(nameIn(await opened(portsOf('a')))).toBe('linked');
});

test('a link that cannot be opened is told of, stays in the address and changes nothing', async () => {
  const ports = browser().portsOf('a', '#s=99.x');
  const workspace = await opened(ports);
  expect(kindsIn(workspace)).toEqual(['link-failed']);
  expect(ports.dropped()).toBe(false);
  expect(nameIn(workspace)).toBe('api');
});

test('work that cannot be read is kept', async () => {
  const { texts, portsOf, rest } = browser();
  texts.set(WORK_KEY, '{"version":99}');
  const workspace = await opened(portsOf('a'));
  expect(kindsIn(workspace)).toEqual(['saved-unreadable']);
  workspace.dispatch({ type: 'type', at: NAME, text: 'new' });
  rest();
  expect(texts.get(UNREADABLE_KEY)).toBe('{"version":99}');
});

test('an unknown implementation is said, and the last output stays', async () => {
  const workspace = await opened(browser().portsOf('a'));
  const { shown } = workspace.getState();
  workspace.dispatch({ type: 'choose', at: 'setting.implementation', value: 'nobodys-gateway' });
  await workspace.loaded();
  expect(workspace.getState().implementation).toMatchObject({ status: 'unknown', id: 'nobodys-gateway' });
  expect(workspace.getState().shown).toBe(shown);
  workspace.dispatch({ type: 'undo' });
  await workspace.loaded();
  expect(workspace.getState().implementation.status).toBe('ready');
});

test('what was painted stays what it was', async () => {
  const workspace = await opened(browser().portsOf('a'));
  const first = workspace.getFirstState();
  workspace.dispatch({ type: 'type', at: NAME, text: 'x' });
  expect(workspace.getFirstState()).toBe(first);
  expect(first.configuration).not.toBe(workspace.getState().configuration);
});

/** What reads certificates is heavy, and fetched on demand: a busy machine takes its time. */
const FETCHING = { timeout: 20_000 };

test('pasted certificates are read once they are pasted, and said as the command line says them', {
  timeout: 60_000,
}, async () => {
  const ports = browser().portsOf('a');
  const workspace = await opened(ports);
  workspace.dispatch({ type: 'choose', at: 'backends.0.validation.ca.kind', value: 'PEM' });
  workspace.dispatch({ type: 'type', at: 'backends.0.validation.ca.pem', text: LEAF });
  await vi.waitFor(() => expect(workspace.getState().pasted.readings.size).toBe(1), FETCHING);
  const { shown } = workspace.getState();
  if (shown === null) throw new Error('Nothing is shown.');
  const pasted = { readings: await readPasted(shown.configuration, new Map()), now: ports.clock.now() };
  const { findings } = review(shown.configuration, shown.loaded.implementation, undefined, pasted);
  expect(reviewOf(shown).findings).toEqual(findings);
  expect(findings.map(({ id }) => id)).toContain('CERT-04');
});

test('what is not pasted any more is not remembered', { timeout: 60_000 }, async () => {
  const workspace = await opened(browser().portsOf('a'));
  workspace.dispatch({ type: 'choose', at: 'backends.0.validation.ca.kind', value: 'PEM' });
  for (const text of [LEAF, CA]) {
    workspace.dispatch({ type: 'type', at: 'backends.0.validation.ca.pem', text });
    await vi.waitFor(() => expect([...workspace.getState().pasted.readings.keys()]).toEqual([text]), FETCHING);
  }
});

test('the form knows what the first implementation offers before anybody fetches it', async () => {
  const workspace = createWorkspace(browser().portsOf('a'));
  await workspace.start();
  const offered = offeringOf(workspace.getState());
  expect(workspace.getState()).toMatchObject({ implementation: { status: 'absent' }, shown: null });
  await workspace.loaded();
  const { facts, fields, versions, says } = offeringOf(workspace.getState()) ?? {};
  expect({ facts, fields, versions, says }).toEqual(offered);
});

test('who answers before it is there sees what was painted until something comes of the answer', async () => {
  const workspace = createWorkspace(browser().portsOf('a'));
  await workspace.start();
  const painted = workspace.loaded();
  workspace.dispatch({ type: 'choose', at: 'setting.implementation', value: 'nobodys-gateway' });
  await painted;
  const { shown } = workspace.getFirstState();
  expect(shown?.configuration).toBe(DEFAULTS);
  expect(workspace.getState().shown).toBe(shown);
});

test('what was edited by hand is shown as such from the start', async () => {
  const { portsOf, rest } = browser();
  const before = await opened(portsOf('a'));
  const { shown } = before.getState();
  const from = shown === null ? '' : reviewOf(shown).text;
  before.dispatch({ type: 'type-text', text: from.replace('metadata:', 'metadata: # mine'), from });
  rest();
  const after = await opened(portsOf('b'));
  expect(after.getState().shown?.byHand?.hand.text).toContain('# mine');
});
