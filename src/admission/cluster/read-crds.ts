import { load } from 'js-yaml';
import { type Json, pickList, pickString } from '../../manifest/json.ts';
import { type InstalledCrd, isCrd, readCrd } from './installed-crd.ts';
import { MOST_CHARACTERS } from './limits.ts';
import { YamlPieces } from './yaml-pieces.ts';

/** What was found in the text. */
export type CrdImport =
  | {
      readonly ok: true;
      readonly crds: readonly InstalledCrd[];
      /** Characters of the whole text. */
      readonly characters: number;
      /** CRDs that nothing is checked by, each with the reason. */
      readonly notUnderstood: readonly string[];
      /** Documents that are no CRDs. */
      readonly others: number;
    }
  | { readonly ok: false; readonly says: string };

export interface CrdProgress {
  readonly characters: number;
  /** CRDs so far. */
  readonly crds: number;
}

/** Whether to go on; an AbortSignal is one. */
export interface Stop {
  readonly aborted: boolean;
}

const MOST_CRDS = 5000;
const MOST_TOLD = 50;

/**
 * Reads what `kubectl get crd -o yaml` or `-o json` prints, or any YAML or JSON with CRDs in it: documents, Lists, live
 * objects with status and managedFields. Never throws; bounded in size, depth and number.
 * @param parts The text, in parts of any size.
 */
export async function readCrds(
  parts: Iterable<string> | AsyncIterable<string>,
  onProgress: (progress: CrdProgress) => void = () => {},
  stop: Stop = { aborted: false },
): Promise<CrdImport> {
  const reading = new Reading();
  try {
    for await (const part of parts) {
      if (stop.aborted) return { ok: false, says: 'It was cancelled.' };
      reading.take(part);
      onProgress(reading.progress);
    }
    return reading.end();
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, says: error.message };
    return { ok: false, says: 'The text cannot be read.' };
  }
}

class Unreadable extends Error {}

class Reading {
  readonly #crds = new Map<string, InstalledCrd>();
  readonly #notUnderstood: string[] = [];
  readonly #yaml = new YamlPieces();
  /** JSON is read when it is whole. */
  #json: string[] | undefined;
  #start = '';
  #characters = 0;
  #others = 0;

  get progress(): CrdProgress {
    return { characters: this.#characters, crds: this.#crds.size };
  }

  take(part: string): void {
    this.#characters += part.length;
    if (this.#characters > MOST_CHARACTERS) throw new Unreadable('The text is longer than 50 million characters.');
    if (this.#start === '') this.#start = part.replace(/^\uFEFF/, '').trimStart();
    const first = part.length === this.#characters ? part.replace(/^\uFEFF/, '') : part;
    if (this.#json !== undefined) this.#json.push(first);
    else if (/^[{[]/.test(this.#start)) this.#json = [first];
    else for (const piece of this.#yaml.take(first)) this.#piece(piece);
  }

  end(): CrdImport {
    if (this.#json !== undefined) this.#document(parseJson(this.#json.join('')));
    else for (const piece of this.#yaml.end()) this.#piece(piece);
    const crds = [...this.#crds.values()];
    if (crds.length === 0) return { ok: false, says: this.#nothing() };
    return {
      ok: true,
      crds,
      characters: this.#characters,
      notUnderstood: this.#notUnderstood.slice(0, MOST_TOLD),
      others: this.#others,
    };
  }

  #nothing(): string {
    const [first] = this.#notUnderstood;
    if (first !== undefined) return `No CRD in this text is understood. ${first}`;
    return this.#others === 0 ? 'There is nothing in this text.' : 'There is no CustomResourceDefinition in this text.';
  }

  #piece(text: string): void {
    if (/^\s*(#[^\n]*\n\s*)*$/.test(text)) return;
    try {
      // Anchors are nothing that kubectl prints, and a way to make much of little.
      this.#document(load(text, { maxAliases: MOST_ALIASES, maxDepth: MOST_DEPTH }) as Json);
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      const first = text.trimStart().split('\n', 1)[0] ?? '';
      this.#notUnderstood.push(`A document that begins with “${first.slice(0, 60)}” is no readable YAML.`);
    }
  }

  #document(document: Json): void {
    if (Array.isArray(document)) for (const one of document as readonly Json[]) this.#document(one);
    else if (isList(document)) for (const one of pickList(document, 'items')) this.#document(one);
    else if (isCrd(document)) this.#crd(document);
    else this.#others += 1;
  }

  #crd(document: Json): void {
    const read = readCrd(document);
    if (typeof read === 'string') this.#notUnderstood.push(read);
    else this.#crds.set(`${read.group}/${read.kind}`, read);
    if (this.#crds.size > MOST_CRDS) throw new Unreadable(`There are more than ${MOST_CRDS} CRDs.`);
  }
}

const MOST_DEPTH = 400;
const MOST_ALIASES = 10;

/** Of a List in YAML that was cut at its entries, only its last lines are left. */
function isList(document: Json): boolean {
  return pickString(document, 'apiVersion') === 'v1' && /List$/.test(pickString(document, 'kind') ?? '');
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new Unreadable(`The text is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
