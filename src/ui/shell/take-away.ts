import type { Work } from '../../bundle/bundle.ts';
import type { Origin } from '../../bundle/manifest-file.ts';
import { VERSION } from '../../bundle/version.ts';
import { standingOf } from '../../workspace/reviewing.ts';
import type { Shown } from '../../workspace/state.ts';
import { pageAddress } from '../ports/page-address.ts';
import { saveFile } from '../ports/save-file.ts';
import { linkTo } from './link-to.ts';

/** Makes the files that are taken away. A chunk of its own: nobody needs it before the first download. */

export async function takeYaml(shown: Shown): Promise<void> {
  const { downloadManifest, MANIFEST_FILE } = await import('../../bundle/bundle.ts');
  const text = downloadManifest(workOf(shown), originOf(shown));
  saveFile(MANIFEST_FILE, new Blob([text], { type: 'application/yaml' }));
}

export async function takeZip(shown: Shown): Promise<void> {
  const [{ bundleFiles }, { zipFiles }] = await Promise.all([
    import('../../bundle/bundle.ts'),
    import('../../bundle/zip.ts'),
  ]);
  const archive = zipFiles(bundleFiles(workOf(shown), originOf(shown)));
  saveFile('upstream-tls.zip', new Blob([new Uint8Array(archive)], { type: 'application/zip' }));
}

function workOf(shown: Shown): Work {
  const { configuration, loaded, pasted } = shown;
  return { configuration, implementation: loaded.implementation, standing: standingOf(shown), pasted };
}

function originOf({ configuration, byHand }: Shown): Origin {
  const { permalink } = configuration.output;
  return {
    version: VERSION,
    permalink: permalink ? pageAddress() + linkTo(configuration, byHand?.hand ?? null, false).link : null,
  };
}
