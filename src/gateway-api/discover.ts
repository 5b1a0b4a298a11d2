import {
  type Channel,
  GATEWAY_API_RELEASES,
  type GatewayApiRelease,
  type Setting,
} from '../configuration/configuration.ts';
import { compareVersions, isVersion } from '../configuration/version.ts';
import type { Edit } from './finding.ts';
import { GATEWAY_API_GROUP, GATEWAY_API_KINDS, type GatewayApiKind, servedVersions } from './releases.ts';

/** Finding out what a cluster has: the commands, and what their pasted output says. */

/** Lists every Gateway API CRD with its bundle version, channel and served versions. */
export const DISCOVER_CRDS = [
  'kubectl get crd --output jsonpath=\'{range .items[?(@.spec.group=="gateway.networking.k8s.io")]}',
  '{.metadata.name}{"\\t"}{.metadata.annotations.gateway\\.networking\\.k8s\\.io/bundle-version}{"\\t"}',
  '{.metadata.annotations.gateway\\.networking\\.k8s\\.io/channel}{"\\t"}',
  '{.spec.versions[?(@.served==true)].name}{"\\n"}{end}\'',
].join('');

/** Lists the images of all deployments, the controllers' among them. */
export const DISCOVER_IMAGES =
  'kubectl get deployments --all-namespaces --output jsonpath=\'{range .items[*]}{.spec.template.spec.containers[*].image}{"\\n"}{end}\'';

/** A controller's image, without registry and tag: `envoyproxy/gateway`. */
export interface KnownImage {
  readonly implementation: string;
  readonly image: string;
}

export type Discovery =
  | {
      readonly ok: true;
      /** What to set in the form. */
      readonly edits: readonly [Edit, ...Edit[]];
      /** What was found, and what is odd about it, in words. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly says: string };

const MOST_CHARACTERS = 200_000;

/** Reads the output of the two commands, in any order and among other text. Total and bounded. */
export function readDiscovery(text: string, images: readonly KnownImage[]): Discovery {
  if (text.length > MOST_CHARACTERS) return { ok: false, says: 'The text is longer than 200,000 characters.' };
  const lines = text.split(/\r?\n/);
  const crds = lines.flatMap((line) => readCrd(line) ?? []);
  const cluster = crds.length === 0 ? NOTHING : readCluster(crds);
  if (typeof cluster === 'string') return { ok: false, says: cluster };
  const controller = readController(text, images);
  const [first, ...rest] = [...cluster.edits, ...controller.edits];
  if (first === undefined)
    return { ok: false, says: 'There is no Gateway API CRD and no known controller image in this text.' };
  return { ok: true, edits: [first, ...rest], notes: [...cluster.notes, ...controller.notes] };
}

/** One kind that a cluster has, as its CRD says. */
export interface ServedKind {
  readonly group: string;
  readonly kind: string;
  /** API versions that are served, without group. */
  readonly served: readonly string[];
  /** As the CRD's annotations say: `v1.5.1`, `standard`. */
  readonly bundle?: string;
  readonly channel?: string;
}

/** What the CRDs of a cluster say of the selectors: the same as the output of the first command. Total. */
export function readInstalled(kinds: readonly ServedKind[]): Discovery {
  const crds = kinds.flatMap(({ group, kind: name, served, bundle = '', channel = '' }): InstalledCrd[] => {
    const kind = group === GATEWAY_API_GROUP ? GATEWAY_API_KINDS.find((one) => one === name) : undefined;
    return kind === undefined ? [] : [{ kind, bundle, channel, served }];
  });
  const cluster = crds.length === 0 ? 'There is no Gateway API CRD among them.' : readCluster(crds);
  if (typeof cluster === 'string') return { ok: false, says: cluster };
  const [first, ...rest] = cluster.edits;
  if (first === undefined) return { ok: false, says: 'They say nothing of Gateway API.' };
  return { ok: true, edits: [first, ...rest], notes: cluster.notes };
}

interface Part {
  readonly edits: readonly Edit[];
  readonly notes: readonly string[];
}
const NOTHING: Part = { edits: [], notes: [] };

interface InstalledCrd {
  readonly kind: GatewayApiKind;
  /** `v1.5.1`, or what stands there. */
  readonly bundle: string;
  readonly channel: string;
  readonly served: readonly string[];
}

const PLURALS = new Map(
  GATEWAY_API_KINDS.map((kind) => [
    `${kind
      .toLowerCase()
      .replace(/(?<=[^aeiou])y$/, 'ie')
      .replace(/class$/, 'classe')}s.${GATEWAY_API_GROUP}`,
    kind,
  ]),
);

function readCrd(line: string): InstalledCrd | undefined {
  const [name = '', bundle = '', channel = '', ...served] = line.includes('\t')
    ? line.split('\t').map((cell) => cell.trim())
    : line.trim().split(/\s+/);
  const kind = PLURALS.get(name);
  return (
    kind && {
      kind,
      bundle,
      channel,
      served: served
        .join(' ')
        .split(/[\s,]+/)
        .filter((one) => one !== ''),
    }
  );
}

/** The release and channel that describe the installed CRDs best; a sentence where none does. */
function readCluster(crds: readonly InstalledCrd[]): Part | string {
  const described =
    crds.find(({ kind, bundle }) => kind === 'Gateway' && bundle !== '') ?? crds.find(({ bundle }) => bundle !== '');
  const version = /^v?(\d+\.\d+)(\.\d+)?/.exec(described?.bundle ?? '')?.[1];
  if (described === undefined || version === undefined || !isVersion(version))
    return 'The CRDs say no bundle version, so their release is not known.';
  const release = releaseFor(version);
  if (release === undefined)
    return `Gateway API ${version} is older than ${GATEWAY_API_RELEASES[0]}, the oldest that is known here.`;
  const installed = new Map(crds.map((crd) => [crd.kind, crd]));
  const channel = channelFor(release, crds);
  const missingKinds = GATEWAY_API_KINDS.filter(
    (kind) => !installed.has(kind) && servedVersions({ release, channel, missingKinds: [] }, kind).length > 0,
  );
  return {
    edits: [
      { at: 'setting.gatewayApi.release', value: release },
      { at: 'setting.gatewayApi.channel', value: channel },
      { at: 'setting.gatewayApi.missingKinds', value: missingKinds },
    ],
    notes: [
      `Gateway API ${described.bundle}, ${channel} channel.`,
      ...(release === version ? [] : [`${version} is newer than this tool knows; ${release} stands in for it.`]),
      ...(missingKinds.length === 0 ? [] : [`Not installed: ${missingKinds.join(', ')}.`]),
      ...differences(release, channel, crds),
    ],
  };
}

/** The release of that number, or the newest one for anything newer. */
function releaseFor(version: string): GatewayApiRelease | undefined {
  const exact = GATEWAY_API_RELEASES.find((release) => release === version);
  const newest = GATEWAY_API_RELEASES[GATEWAY_API_RELEASES.length - 1];
  return exact ?? (newest !== undefined && compareVersions(version, newest) > 0 ? newest : undefined);
}

/** A kind that the standard channel has not proves the experimental one, whatever the others say. */
function channelFor(release: GatewayApiRelease, crds: readonly InstalledCrd[]): Channel {
  const beyond = crds.some(
    ({ kind }) => servedVersions({ release, channel: 'standard', missingKinds: [] }, kind).length === 0,
  );
  const gateway = crds.find(({ kind }) => kind === 'Gateway');
  return beyond || gateway?.channel === 'experimental' ? 'experimental' : 'standard';
}

/** Where a cluster serves other versions than its release and channel do: somebody mixed bundles. */
function differences(release: GatewayApiRelease, channel: Channel, crds: readonly InstalledCrd[]): string[] {
  return crds.flatMap(({ kind, served }) => {
    const expected = servedVersions({ release, channel, missingKinds: [] }, kind);
    if (served.length === 0 || [...served].sort().join() === [...expected].sort().join()) return [];
    return [
      `${kind} is served as ${served.join(', ')}, where this bundle has ${expected.join(', ') || 'none of it'}: the CRDs come from different bundles.`,
    ];
  });
}

function readController(text: string, images: readonly KnownImage[]): Part {
  for (const { implementation, image } of images) {
    const escaped = image.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const tag = new RegExp(`(?:^|[\\s/"'])${escaped}:v?(\\d{1,4}\\.\\d{1,4}\\.\\d{1,4})`).exec(text)?.[1];
    if (tag === undefined) continue;
    const version: Setting['version'] = tag;
    return {
      edits: [
        { at: 'setting.implementation', value: implementation },
        { at: 'setting.version', value: version },
      ],
      notes: [`Controller ${image} ${version}.`],
    };
  }
  return NOTHING;
}
