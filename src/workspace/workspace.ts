import type { Action, Dispatch } from './action.ts';
import { createAutosave } from './autosave.ts';
import { type EarlierWork, sameWork } from './earlier-work.ts';
import { sameSnapshot } from './history.ts';
import { loadCertificates } from './load-certificates.ts';
import { loadImplementation } from './load-implementation.ts';
import { loadLens } from './load-lens.ts';
import { loadStructures } from './load-structures.ts';
import { openLink } from './open-link.ts';
import type { Ports } from './ports.ts';
import { reduce } from './reduce.ts';
import {
  initialState,
  type Notice,
  type Snapshot,
  snapshotOf,
  THEMES,
  type Theme,
  type WorkspaceState,
} from './state.ts';

/** The one store of the open page. */
export interface Workspace {
  getState(): WorkspaceState;
  /** What the page was painted from: the defaults, with what comes of them once their implementation is here. */
  getFirstState(): WorkspaceState;
  subscribe(listener: () => void): () => void;
  readonly dispatch: Dispatch;
  /** Resolves when the implementation that is set at present has been loaded, or has failed to. Fetches it where nobody has. */
  loaded(): Promise<void>;
  /** Brings back saved work and opens the link in the address; from then on work is saved. */
  start(): Promise<void>;
  /** Opens what another tab saved last, as a step that can be undone. */
  takeOver(): void;
  /** Work that links were opened over, the newest first, without what is open. */
  earlierWork(): readonly EarlierWork[];
  /** Opens such work again, as a step that can be undone; then it is no longer kept aside. */
  bringBack(id: number): void;
  /** Throws such work away. */
  forgetEarlier(id: number): void;
  /** Takes a notice away. What it offers stays where it is kept, without another notice of it. */
  dismiss(notice: Notice): void;
  /** Somebody turns to the text: fetches what reads it. */
  wantLens(): void;
  /** The page may go at any moment: saves what waits. */
  flush(): void;
}

export const THEME_KEY = 'upstream-tls.theme';

export function createWorkspace(ports: Ports): Workspace {
  let state = initialState();
  let first = state;
  let saving = false;
  let linked: Snapshot | null = null;
  let loading = Promise.resolve();
  let readingText = Promise.resolve();
  const listeners = new Set<() => void>();

  const dispatch: Dispatch = (action) => {
    const before = state;
    state = reduce(before, action);
    if (first.shown === null) wake(action);
    if (state === before) return;
    follow(before);
    for (const listener of listeners) listener();
  };

  /** Until something comes of what somebody answered meanwhile, what was painted is shown. */
  const wake = (action: Action) => {
    if (action.type === 'implementation-loaded') first = reduce(first, action);
    if (first.shown !== null && state.shown === null) state = { ...state, shown: first.shown };
  };

  /** What has to happen in the world when the state has changed. */
  const follow = (before: WorkspaceState) => {
    const { id } = state.implementation;
    const wanted = state.configuration.setting.implementation;
    if (wanted !== id) load(wanted);
    else if (state.implementation.status === 'loading' && before.implementation.status !== 'loading') load(wanted);
    if (state.theme !== before.theme) ports.storage.write(THEME_KEY, state.theme);
    if (state.hand !== null) wantLens();
    if (state.shown !== before.shown) {
      void loadStructures(state.shown, dispatch);
      void loadCertificates(state.shown, ports.clock, dispatch);
    }
    const changed = !sameSnapshot(state, before);
    if (saving && changed) autosave.changed(snapshotOf(state));
  };

  const wantLens = () => {
    if (state.lens.status !== 'absent') return;
    state = reduce(state, { type: 'lens-loading' });
    readingText = loadLens(dispatch);
    const { implementation } = state;
    if (implementation.status === 'ready') loading = loadImplementation(implementation.id, true, dispatch);
    else load(implementation.id);
  };

  const load = (id: string) => {
    state = reduce(state, { type: 'implementation-loading', id });
    loading = loadImplementation(id, state.lens.status !== 'absent', dispatch);
  };

  const loaded = () => {
    if (state.implementation.status === 'absent') load(state.implementation.id);
    return loading;
  };

  const autosave = createAutosave(ports, dispatch);

  const openAddress = async () => {
    const fragment = ports.address.fragment();
    if (!isLink(fragment)) return;
    const touched = linked === null || !sameSnapshot(state, linked);
    const covered = { work: snapshotOf(state), touched, setAside: autosave.earlier.setAside };
    if (!(await openLink(fragment, covered, dispatch))) return;
    linked = snapshotOf(state);
    // A reload would open the link again, over everything that was done since.
    ports.address.dropFragment();
  };

  const earlierWork = () => autosave.earlier.list().filter(({ work }) => !sameWork(work, state));

  /** Said at the first visit after; from then on it is found where it is offered. */
  const tellEarlier = () => {
    const untold = earlierWork().find(({ told }) => !told);
    if (untold === undefined || state.notices.some(({ kind }) => kind === 'earlier-work')) return;
    const { id, work } = untold;
    autosave.earlier.told(id);
    dispatch({ type: 'notify', notice: { kind: 'earlier-work', id, work, when: 'before' } });
  };

  const forgetEarlier = (id: number) => {
    autosave.earlier.forget(id);
    if (offered(id) !== undefined) dispatch({ type: 'dismiss', kind: 'earlier-work' });
  };

  const offered = (id: number) => state.notices.find((notice) => notice.kind === 'earlier-work' && notice.id === id);

  return {
    getState: () => state,
    getFirstState: () => first,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    loaded,
    start: async () => {
      dispatch({ type: 'theme', theme: savedTheme(ports) });
      const saved = autosave.restore();
      // Something else than the defaults will be shown, and what was painted must come to life before.
      if (saved !== null || isLink(ports.address.fragment())) await loaded();
      if (saved !== null) dispatch({ type: 'restore', work: saved });
      saving = true;
      await openAddress();
      tellEarlier();
      await loading;
      // What somebody wrote by hand is nothing to be seen without what reads it.
      await readingText;
      ports.address.onFragment(() => void openAddress());
    },
    takeOver: () => {
      const work = autosave.ofOtherTab();
      if (work !== null) dispatch({ type: 'open', work });
      dispatch({ type: 'dismiss', kind: 'other-tab' });
    },
    earlierWork,
    bringBack: (id) => {
      // The notice of this visit knows what cannot be stored, too.
      const notice = offered(id);
      const work = notice?.kind === 'earlier-work' ? notice.work : earlierWork().find((one) => one.id === id)?.work;
      if (work !== undefined) dispatch({ type: 'open', work });
      autosave.flush();
      forgetEarlier(id);
    },
    forgetEarlier,
    dismiss: (notice) => {
      if (notice.kind === 'earlier-work') autosave.earlier.told(notice.id);
      dispatch({ type: 'dismiss', kind: notice.kind });
    },
    wantLens: () => {
      if (state.lens.status === 'failed') state = reduce(state, { type: 'lens-retry' });
      wantLens();
    },
    flush: autosave.flush,
  };
}

/** More than “#”, and no place of the page’s own. */
function isLink(fragment: string): boolean {
  return fragment.length > 1 && !/^#matrix(=|$)/.test(fragment);
}

function savedTheme({ storage }: Ports): Theme {
  const saved = storage.read(THEME_KEY);
  return THEMES.find((theme) => theme === saved) ?? 'system';
}
