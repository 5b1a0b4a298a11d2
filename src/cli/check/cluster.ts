import type { InstalledCrd } from '../../admission/cluster/installed-crd.ts';
import { MOST_CHARACTERS } from '../../admission/cluster/limits.ts';
import { readCrds } from '../../admission/cluster/read-crds.ts';
import { kindOf } from '../../admission/cluster/session.ts';
import { verdictsOf } from '../../admission/cluster/verdicts.ts';
import { readInstalled } from '../../gateway-api/discover.ts';
import type { Edit } from '../../gateway-api/finding.ts';
import type { K8sObject } from '../../manifest/object.ts';
import type { ClusterVerdicts } from '../../review/cluster-verdicts.ts';
import { UsageError } from '../arguments.ts';
import { readBounded } from '../read-input.ts';

/** The CRDs of a cluster, as they were given, and what is odd about them, one sentence each. */
export interface ClusterCrds {
  readonly crds: readonly InstalledCrd[];
  /** What they say of release and channel. */
  readonly installed: readonly Edit[];
  readonly notes: readonly string[];
}

/** Reads a file of CRDs, or `-`. @throws UsageError where there is none in it. */
export async function readClusterCrds(path: string): Promise<ClusterCrds> {
  const read = await readCrds([readBounded(path, MOST_CHARACTERS)]);
  if (!read.ok)
    throw new UsageError(`${path === '-' ? 'Standard input' : path} holds no CRDs to check by: ${read.says}`);
  const discovery = readInstalled(read.crds.map(kindOf));
  return {
    crds: read.crds,
    installed: discovery.ok ? discovery.edits : [],
    notes: [
      ...(discovery.ok ? discovery.notes : []),
      ...read.notUnderstood.map((says) => `Not checked by a CRD: ${says}`),
    ],
  };
}

/** What these CRDs say of objects. */
export function clusterVerdicts(crds: readonly InstalledCrd[], objects: readonly K8sObject[]): ClusterVerdicts {
  const kinds = crds.map(({ group, kind }) => `${group}/${kind}`);
  return { verdicts: new Map(verdictsOf(crds, objects)), kinds: new Set(kinds) };
}
