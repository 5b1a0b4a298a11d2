import { holdsPrivateKey } from '../certificates/private-key.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { asObject } from '../gateway-api/found.ts';
import type { Hand } from '../lens/hand.ts';
import { isJsonObject, type Json, type JsonObject } from '../manifest/json.ts';
import { redact } from '../share/redact.ts';
import { type Drafts, EMPTY, type Parked, type Snapshot } from './state.ts';

/** The form in which work is kept in the browser. Private keys never are. */

const VERSION = 1;

export interface SavedWork {
  /** The tab that it belongs to. */
  readonly by: string;
  readonly work: Snapshot;
}

export interface Saving {
  readonly text: string;
  /** Something was left out, because it holds a private key. */
  readonly withoutKey: boolean;
}

export function writeWork({ configuration, parked, drafts, hand }: Snapshot, by: string): Saving {
  const whole = JSON.stringify({ version: VERSION, by, configuration, parked, drafts, hand });
  if (!holdsPrivateKey(whole)) return { text: whole, withoutKey: false };
  const safe: Json = {
    version: VERSION,
    by,
    configuration: redact(configuration, { certificates: true }),
    parked: harmless(parked),
    drafts: harmless(drafts),
    hand: hand === null || holdsPrivateKey(JSON.stringify(hand)) ? null : savedHand(hand),
  };
  const text = JSON.stringify(safe);
  // Whatever hides a key where nobody looked for one is not kept at all.
  const sure = holdsPrivateKey(text) ? JSON.stringify({ version: VERSION, by, ...EMPTY }) : text;
  return { text: sure, withoutKey: true };
}

/** Entries that hold no private key. */
function harmless(entries: Parked | Drafts): JsonObject {
  return Object.fromEntries(Object.entries(entries).filter(([, entry]) => !holdsPrivateKey(JSON.stringify(entry))));
}

/** `null` where the text is not work that this version can read. Never throws. */
export function readWork(text: string): SavedWork | null {
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isJsonObject(saved) || saved.version !== VERSION || typeof saved.by !== 'string') return null;
  const reading = readConfiguration(saved.configuration);
  if (!reading.ok) return null;
  const work = {
    configuration: reading.configuration,
    parked: readParked(saved.parked),
    drafts: readDrafts(saved.drafts),
    hand: readHand(saved.hand),
  };
  return { by: saved.by, work };
}

function savedHand({ text, good, agreed, had }: Hand): JsonObject {
  return { text, good, agreed, had };
}

/** `null` where there is none, or none that this version can read: the form's answers are there all the same. */
function readHand(value: unknown): Hand | null {
  if (!isJsonObject(value) || typeof value.text !== 'string' || typeof value.good !== 'string') return null;
  const agreed = readConfiguration(value.agreed);
  if (!agreed.ok || !Array.isArray(value.had)) return null;
  const had = (value.had as readonly Json[]).flatMap((object) => asObject(object) ?? []);
  return { text: value.text, good: value.good, agreed: agreed.configuration, had };
}

function readDrafts(value: unknown): Drafts {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([at, draft]) =>
      isJsonObject(draft) && typeof draft.text === 'string' && typeof draft.says === 'string'
        ? [[at, { text: draft.text, says: draft.says }]]
        : [],
    ),
  );
}

/** What is parked is read as a Configuration when it is taken back. */
function readParked(value: unknown): Parked {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      isJsonObject(entry) && entry.value !== undefined
        ? [[key, { value: entry.value, drafts: readDrafts(entry.drafts) }]]
        : [],
    ),
  );
}
