import { sameJson } from '../manifest/json.ts';
import type { Dispatch } from './action.ts';
import { createEarlierWorks, type EarlierWorks } from './earlier-work.ts';
import type { Ports } from './ports.ts';
import { readWork, writeWork } from './saved-work.ts';
import { EMPTY, type Snapshot, snapshotOf } from './state.ts';

/** The work of the tab that saved last. */
export const WORK_KEY = 'upstream-tls.workspace';
/** The work before it, of another tab. */
export const EARLIER_KEY = 'upstream-tls.workspace.earlier';
/** Work of a newer version, or damaged: kept as it is. */
export const UNREADABLE_KEY = 'upstream-tls.workspace.unreadable';

/** Milliseconds of rest before work is saved. */
const REST = 400;

export interface Autosave {
  /** The work to go on with; `null` where there is none. */
  restore(): Snapshot | null;
  /** Work that something else was opened over. */
  readonly earlier: EarlierWorks;
  /** Saves after a moment of rest. */
  changed(work: Snapshot): void;
  /** What another tab saved last; `null` where there is nothing. */
  ofOtherTab(): Snapshot | null;
  /** Saves now what waits to be saved: the page is about to go. */
  flush(): void;
}

/** Keeps work in the browser. What cannot be kept is said once, and stays on screen. */
export function createAutosave(ports: Ports, dispatch: Dispatch): Autosave {
  const { storage, clock, tab } = ports;
  let waiting: Snapshot | null = null;
  let callOff = () => {};
  let said = false;
  let saidKey = false;
  let saidOther = false;

  const store = (key: string, text: string) => {
    const stored = storage.write(key, text);
    if (stored === 'stored' || said) return;
    said = true;
    dispatch({ type: 'notify', notice: { kind: stored === 'full' ? 'storage-full' : 'storage-blocked' } });
  };

  const save = (work: Snapshot) => {
    keepOthers();
    const { text, withoutKey } = writeWork(work, tab);
    store(WORK_KEY, text);
    if (withoutKey && !saidKey) dispatch({ type: 'notify', notice: { kind: 'key-not-saved' } });
    if (!withoutKey && saidKey) dispatch({ type: 'dismiss', kind: 'key-not-saved' });
    saidKey = withoutKey;
  };

  /** Two tabs share one place: what the other one put there moves aside. */
  const keepOthers = () => {
    const there = storage.read(WORK_KEY);
    if (there === null) return;
    const saved = readWork(there);
    if (saved === null) store(UNREADABLE_KEY, there);
    else if (saved.by !== tab) store(EARLIER_KEY, there);
  };

  storage.onWrittenElsewhere((key, text) => {
    const saved = key === WORK_KEY ? readWork(text) : null;
    if (saved === null || saved.by === tab || saidOther) return;
    saidOther = true;
    dispatch({ type: 'notify', notice: { kind: 'other-tab' } });
  });

  return {
    restore: () => restore({ storage, tab }, dispatch),
    earlier: createEarlierWorks(ports, store),
    changed: (work) => {
      waiting = snapshotOf(work);
      callOff();
      callOff = clock.after(REST, () => {
        waiting = null;
        save(work);
      });
    },
    ofOtherTab: () => {
      const saved = [WORK_KEY, EARLIER_KEY].map((key) => readWork(storage.read(key) ?? ''));
      return saved.find((one) => one !== null && one.by !== tab)?.work ?? null;
    },
    flush: () => {
      callOff();
      if (waiting !== null) save(waiting);
      waiting = null;
    },
  };
}

/** A tab that is loaded again goes on with its own work, even if another tab saved after it. */
function restore({ storage, tab }: Pick<Ports, 'storage' | 'tab'>, dispatch: Dispatch): Snapshot | null {
  const texts = [storage.read(WORK_KEY), storage.read(EARLIER_KEY)];
  const saved = texts.map((text) => (text === null ? null : readWork(text)));
  if (texts[0] !== null && saved[0] === null) dispatch({ type: 'notify', notice: { kind: 'saved-unreadable' } });
  const mine = saved.find((one) => one?.by === tab) ?? saved[0];
  return mine?.work ?? null;
}

/** Whether work is more than the page that everybody starts with. */
export function isWork(work: Snapshot): boolean {
  return (
    !sameJson(work.configuration, EMPTY.configuration) || Object.keys(work.drafts).length > 0 || work.hand !== null
  );
}
