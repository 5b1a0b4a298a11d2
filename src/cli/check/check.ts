import { DEFAULTS, type Setting } from '../../configuration/configuration.ts';
import { withEdits } from '../../configuration/with-edits.ts';
import type { Edit } from '../../gateway-api/finding.ts';
import type { ReadingImplementation } from '../../implementations/implementation.ts';
import { load } from '../../implementations/load.ts';
import { newestVersion } from '../../implementations/newest-version.ts';
import { otherSigns } from '../../implementations/other-signs.ts';
import { type Recognised, recognise } from '../../implementations/recognise.ts';
import { cardOf, cards, labelOf } from '../../implementations/registry.ts';
import { readText } from '../../manifest/read-text.ts';
import { fetchStructures } from '../../review/admission.ts';
import type { ReviewedHop } from '../../review/review.ts';
import { reviewManifests } from '../../review/review-manifests.ts';
import { UsageError } from '../arguments.ts';
import { readBounded } from '../read-input.ts';
import type { CheckArguments } from './arguments.ts';
import { type ClusterCrds, clusterVerdicts, readClusterCrds } from './cluster.ts';
import {
  type Diagnostic,
  findingDiagnostics,
  type ManifestFile,
  strayDiagnostics,
  syntaxDiagnostics,
} from './diagnostic.ts';

export interface CheckResult {
  readonly setting: Setting;
  /** What the implementation is called. */
  readonly label: string;
  /** What was taken for granted, one sentence each. */
  readonly notes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly hops: readonly ReviewedHop[];
  /** The tool's version. */
  readonly version: string;
}

/** The page's own review, for manifests on disk. Throws `UsageError`. */
export async function check(request: CheckArguments, version: string): Promise<CheckResult> {
  const files = request.files.map((path): ManifestFile => {
    const text = readBounded(path);
    return { path, text, reading: readText(text) };
  });
  const objects = files.flatMap(({ reading }) =>
    reading.documents.flatMap((document) => document.objects.map((one) => one.object)),
  );
  const { id, notes } = await recognised(request, objects);
  const { crds, installed, notes: crdNotes } = request.crds === null ? NO_CRDS : await readClusterCrds(request.crds);
  const implementation = await implementationOf(id);
  const setting = settingOf(request, id, installed);
  const text = files.map((file) => file.text).join('\n---\n');
  const structures = await fetchStructures(objects, setting);
  const cluster = clusterVerdicts(crds, objects);
  const { findings, hops } = reviewManifests(text, objects, setting, implementation, structures, cluster);
  return {
    setting,
    label: labelOf(id),
    notes: [...notes, ...crdNotes],
    diagnostics: [...syntaxDiagnostics(files), ...strayDiagnostics(files), ...findingDiagnostics(files, findings)],
    hops,
    version,
  };
}

const NO_CRDS: ClusterCrds = { crds: [], installed: [], notes: [] };

async function recognised(
  request: CheckArguments,
  objects: Parameters<typeof recognise>[0],
): Promise<{ id: string; notes: readonly string[] }> {
  const named = request.implementation;
  if (named !== null) return { id: named, notes: await otherSigns(objects, named) };
  const [first, ...others] = await recognise(objects);
  if (first === undefined) {
    return {
      id: 'any',
      notes: [
        'Nothing in these manifests tells the implementation; --implementation names it. The standard alone counts.',
      ],
    };
  }
  return {
    id: first.id,
    notes: [`Taken for ${labelOf(first.id)}: ${first.because}`, ...others.map((other) => unheard(other, first.id))],
  };
}

/** Connections of another implementation’s Gateways are told as if they were of the first. */
function unheard({ id, because }: Recognised, first: string): string {
  return `${labelOf(id)} may be there as well: ${because} What its own gateways do is not told here, all is taken for ${labelOf(first)}; --implementation ${id} tells it.`;
}

async function implementationOf(id: string): Promise<ReadingImplementation> {
  const card = cardOf(id);
  if (card !== undefined) return load(card);
  throw new UsageError(`There is no implementation “${id}”. Known: ${cards.map((one) => one.id).join(', ')}.`);
}

/** An option says more than the CRDs do, and those more than what is usual. */
function settingOf(
  { version, release, channel }: CheckArguments,
  implementation: string,
  installed: readonly Edit[],
): Setting {
  const { setting } = withEdits(DEFAULTS, installed);
  const { gatewayApi } = setting;
  return {
    ...setting,
    implementation,
    version: version ?? newestVersion(implementation) ?? 'unlisted',
    gatewayApi: { ...gatewayApi, release: release ?? gatewayApi.release, channel: channel ?? gatewayApi.channel },
  };
}
