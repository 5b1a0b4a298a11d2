import { createContext, use, useSyncExternalStore } from 'react';
import type { Dispatch } from '../workspace/action.ts';
import type { WorkspaceState } from '../workspace/state.ts';
import type { Workspace } from '../workspace/workspace.ts';

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useStore(): Workspace {
  const workspace = use(WorkspaceContext);
  if (workspace === null) throw new Error('There is no workspace around this component.');
  return workspace;
}

/** A part of the state. What is selected has to be a part of it or a plain value, not a new object each time. */
export function useWorkspace<T>(select: (state: WorkspaceState) => T): T {
  const { subscribe, getState, getFirstState } = useStore();
  // What was painted at build time comes to life as it was painted, and only then becomes what it is by now.
  return useSyncExternalStore(
    subscribe,
    () => select(getState()),
    () => select(getFirstState()),
  );
}

export function useDispatch(): Dispatch {
  return useStore().dispatch;
}
