import { MOST_CHARACTERS } from '../../../admission/cluster/limits.ts';
import type { CrdProgress } from '../../../admission/cluster/read-crds.ts';
import type { CrdAnswer, FoundCrds } from '../../../admission/cluster/worker-protocol.ts';
import type { K8sObject } from '../../../manifest/object.ts';
import { NO_CLUSTER } from '../../../review/cluster-verdicts.ts';
import { objectsToCheck } from '../../../workspace/reviewing.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import type { CrdWorker, startCrdWorker } from './start-crd-worker.ts';

/** What is known of the CRDs of the user's cluster. */
export interface ClusterState {
  /** Of the CRDs that stand; `null` where there are none. */
  readonly found: FoundCrds | null;
  /** A text that is being read; `null` where none is. */
  readonly reading: (CrdProgress & { readonly bytes: number }) | null;
  /** Why the last text could not be read; `''` where it could. */
  readonly says: string;
}

const NOTHING: ClusterState = { found: null, reading: null, says: '' };

/** What an edit is followed by, in milliseconds: several edits in a row are checked once. */
const SETTLED = 40;

/**
 * Holds the manifests of the workspace against the CRDs of a cluster, for as long as the page is open: one worker for the
 * CRDs that stand, and another for a text that is being read, so that cancelling ends it at once and loses nothing. Their
 * verdicts go into the workspace; the CRDs themselves are in the worker only, and nothing is saved.
 */
export class ClusterChecks {
  readonly #workspace: Pick<Workspace, 'getState' | 'subscribe' | 'dispatch'>;
  readonly #start: typeof startCrdWorker;
  readonly #listeners = new Set<() => void>();
  #state = NOTHING;
  #standing: CrdWorker | null = null;
  #reader: CrdWorker | null = null;
  #revision = 0;
  /** The objects that were asked about last, as text, and by which number. */
  #asked = { text: '', revision: 0 };
  #waiting: 'no' | 'answer' | 'answer, and changed since' = 'no';
  #shown: object | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(workspace: Pick<Workspace, 'getState' | 'subscribe' | 'dispatch'>, start: typeof startCrdWorker) {
    this.#workspace = workspace;
    this.#start = start;
  }

  readonly getState = (): ClusterState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads CRDs, in the place of those that stand if they can be read. */
  read(source: Blob): void {
    this.cancel();
    if (source.size > MOST_CHARACTERS) {
      this.#set({ says: 'That is more than 50 MB.' });
      return;
    }
    const failed = () => this.#end(reader, 'The part of this page that reads CRDs could not be started.');
    const reader = this.#start((answer) => this.#onRead(reader, answer), failed);
    this.#reader = reader;
    this.#set({ reading: { characters: 0, crds: 0, bytes: source.size }, says: '' });
    this.#revision += 1;
    reader.ask({ type: 'import', revision: this.#revision, source });
  }

  /** Stops reading; what stood before stays. */
  cancel(): void {
    if (this.#reader !== null) this.#end(this.#reader, 'Cancelled.');
  }

  /** Back to what the page knows by itself. */
  forget(): void {
    this.cancel();
    this.#standing?.close();
    this.#standing = null;
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#set(NOTHING);
    this.#workspace.dispatch({ type: 'cluster-checked', cluster: NO_CLUSTER });
  }

  #onRead(worker: CrdWorker, answer: CrdAnswer): void {
    if (worker === this.#standing) this.#onChecked(answer);
    if (worker !== this.#reader) return;
    if (answer.type === 'refused') this.#end(worker, answer.says);
    if (answer.type === 'progress' && this.#state.reading !== null)
      this.#set({ reading: { ...this.#state.reading, ...answer.progress } });
    if (answer.type === 'imported') this.#stand(worker, answer.found);
  }

  #end(worker: CrdWorker, says: string): void {
    worker.close();
    if (worker === this.#standing) {
      this.forget();
      this.#set({ says: 'The part of this page that checks by your CRDs has stopped. Bring them again.' });
    }
    if (worker !== this.#reader) return;
    this.#reader = null;
    this.#set({ reading: null, says });
  }

  #stand(worker: CrdWorker, found: FoundCrds): void {
    this.#standing?.close();
    this.#standing = worker;
    this.#reader = null;
    this.#asked = { text: '', revision: 0 };
    this.#waiting = 'no';
    this.#set({ found, reading: null, says: '' });
    this.#unsubscribe ??= this.#workspace.subscribe(() => this.#follow());
    this.#ask();
  }

  /** The workspace has changed. */
  #follow(): void {
    const { shown } = this.#workspace.getState();
    if (shown === this.#shown) return;
    this.#shown = shown;
    setTimeout(() => this.#ask(), SETTLED);
  }

  #ask(): void {
    const { shown } = this.#workspace.getState();
    if (this.#standing === null || shown === null) return;
    if (this.#waiting !== 'no') {
      this.#waiting = 'answer, and changed since';
      return;
    }
    const objects: readonly K8sObject[] = objectsToCheck(shown);
    const text = JSON.stringify(objects);
    if (text === this.#asked.text) return;
    this.#revision += 1;
    this.#asked = { text, revision: this.#revision };
    this.#waiting = 'answer';
    this.#standing.ask({ type: 'check', revision: this.#revision, objects });
  }

  #onChecked(answer: CrdAnswer): void {
    if (answer.type !== 'checked' || answer.revision !== this.#asked.revision || this.#state.found === null) return;
    const again = this.#waiting === 'answer, and changed since';
    this.#waiting = 'no';
    const kinds = new Set(this.#state.found.kinds.map(({ group, kind }) => `${group}/${kind}`));
    this.#workspace.dispatch({
      type: 'cluster-checked',
      cluster: { verdicts: new Map(answer.verdicts), kinds },
    });
    if (again) this.#ask();
  }

  #set(change: Partial<ClusterState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
