import { isJsonObject, type Json, sameJson } from '../manifest/json.ts';
import type { Ports } from './ports.ts';
import { readWork, writeWork } from './saved-work.ts';
import type { Snapshot } from './state.ts';

/** Works that links were opened over: kept until they are brought back or thrown away. */
export const COVERED_KEY = 'upstream-tls.workspace.covered';

/** Works that are kept; the oldest makes way. */
const KEPT = 5;

export interface EarlierWork {
  /** Counts up; never given twice in one browser while works are kept. */
  readonly id: number;
  readonly work: Snapshot;
  /** When the link was opened: ISO 8601, UTC. */
  readonly since: string;
  /** A notice has spoken of it. */
  readonly told: boolean;
}

export interface EarlierWorks {
  /** The newest first. */
  list(): readonly EarlierWork[];
  /** Gives its id. */
  setAside(work: Snapshot): number;
  told(id: number): void;
  forget(id: number): void;
}

/** An entry as it is stored: `text` is what `writeWork` gives. */
interface Entry {
  readonly id: number;
  readonly since: string;
  readonly told: boolean;
  readonly text: string;
}

/** `store` writes, and says what could not be kept. Every call reads anew: tabs share the place. */
export function createEarlierWorks(
  { storage, clock, tab }: Ports,
  store: (key: string, text: string) => void,
): EarlierWorks {
  const read = () => readEntries(storage.read(COVERED_KEY));
  const write = (entries: readonly Entry[]) =>
    entries.length === 0 ? storage.remove(COVERED_KEY) : store(COVERED_KEY, JSON.stringify(entries));
  return {
    list: () => read().flatMap(opened),
    setAside: (work) => {
      const entries = read();
      const id = Math.max(0, ...entries.map((entry) => entry.id)) + 1;
      const { text } = writeWork(work, tab);
      const others = entries.filter((entry) => !opened(entry).some((one) => sameWork(one.work, work)));
      write([{ id, since: clock.now().toISOString(), told: false, text }, ...others].slice(0, KEPT));
      return id;
    },
    told: (id) => {
      const entries = read();
      if (!entries.some((entry) => entry.id === id && !entry.told)) return;
      write(entries.map((entry) => (entry.id === id ? { ...entry, told: true } : entry)));
    },
    forget: (id) => write(read().filter((entry) => entry.id !== id)),
  };
}

/** Whether two works look the same: what is parked shows nowhere. */
export function sameWork(a: Snapshot, b: Snapshot): boolean {
  return (
    sameJson(a.configuration, b.configuration) && sameJson(draftsOf(a), draftsOf(b)) && a.hand?.text === b.hand?.text
  );
}

function draftsOf({ drafts }: Snapshot): Json {
  return Object.fromEntries(Object.entries(drafts).map(([at, { text }]) => [at, text]));
}

function opened({ text, ...entry }: Entry): readonly EarlierWork[] {
  const saved = readWork(text);
  return saved === null ? [] : [{ ...entry, work: saved.work }];
}

/** Never throws; what is not an entry is none. */
function readEntries(text: string | null): readonly Entry[] {
  try {
    const entries: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(entries) ? entries.flatMap(readEntry) : [];
  } catch {
    return [];
  }
}

function readEntry(entry: unknown): readonly Entry[] {
  if (!isJsonObject(entry)) return [];
  const { id, since, told, text } = entry;
  if (typeof id !== 'number' || typeof since !== 'string' || typeof text !== 'string') return [];
  return [{ id, since, told: told === true, text }];
}
