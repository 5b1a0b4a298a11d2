import type { Configuration } from '../configuration/configuration.ts';
import { patchContent, patchPath } from '../gateway-api/patch-file.ts';
import type { Implementation } from '../implementations/implementation.ts';
import type { PastedCertificates } from '../review/pasted.ts';
import { type Review, review, type Standing } from '../review/review.ts';
import { redact } from '../share/redact.ts';
import { kustomizationFile } from './kustomization.ts';
import { header, manifestFile, type Origin } from './manifest-file.ts';
import { stepsFile } from './steps-file.ts';
import { withoutKeys } from './without-keys.ts';

/** Files of a download: content by path, in the order in which they are shown. */
export type Files = ReadonlyMap<string, string>;

export const MANIFEST_FILE = 'upstream-tls.yaml';

/** What is taken away: a Configuration, and the manifests where somebody has changed them by hand. */
export interface Work {
  readonly configuration: Configuration;
  readonly implementation: Implementation;
  readonly standing?: Standing | undefined;
  /** What its certificates say, where somebody has read them. */
  readonly pasted?: PastedCertificates | undefined;
}

/**
 * Everything that is taken away in one archive: manifests, patches, kustomization, the files that steps use, and the
 * steps themselves. Holds the certificates that the user gave as CA, and never a private key.
 */
export function bundleFiles(work: Work, origin: Origin): Files {
  const { safe, reviewed } = reviewForDownload(work);
  const patches = reviewed.written.filter((entry) => entry.role === 'patch');
  const applied = reviewed.applied === '' ? [] : [MANIFEST_FILE];
  return new Map([
    [MANIFEST_FILE, manifestFile(safe, reviewed, origin)],
    ...patches.map((patched) => [patchPath(patched), patchContent(patched)] as const),
    ['kustomization.yaml', header(safe, origin) + kustomizationFile(applied, patches)],
    ...reviewed.steps.flatMap(({ file }) => (file === undefined ? [] : [[file.path, file.content] as const])),
    ['STEPS.md', stepsFile('Upstream TLS', reviewed)],
  ]);
}

/** The one file of manifests, for those who want no archive. */
export function downloadManifest(work: Work, origin: Origin): string {
  const { safe, reviewed } = reviewForDownload(work);
  return manifestFile(safe, reviewed, origin);
}

/** Manifests are written without private keys; the findings still speak of them. */
function reviewForDownload({ configuration, implementation, standing, pasted }: Work): {
  safe: Configuration;
  reviewed: Review;
} {
  const safe = redact(configuration, { certificates: true });
  const reviewed = review(safe, implementation, standing === undefined ? undefined : withoutKeys(standing));
  const { findings } = review(configuration, implementation, standing, pasted);
  return { safe, reviewed: { ...reviewed, findings } };
}
