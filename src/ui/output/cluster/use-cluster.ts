import { useSyncExternalStore } from 'react';
import type { Workspace } from '../../../workspace/workspace.ts';
import { useStore } from '../../workspace-context.tsx';
import { ClusterChecks, type ClusterState } from './cluster-checks.ts';
import { startCrdWorker } from './start-crd-worker.ts';

const CHECKS = new WeakMap<Workspace, ClusterChecks>();

/** The checks by the cluster's CRDs, one for each workspace: they go on when the dialog is closed. */
export function useCluster(): { readonly checks: ClusterChecks; readonly state: ClusterState } {
  const workspace = useStore();
  const checks = CHECKS.get(workspace) ?? new ClusterChecks(workspace, startCrdWorker);
  CHECKS.set(workspace, checks);
  return { checks, state: useSyncExternalStore(checks.subscribe, checks.getState) };
}
