import type { Origin } from '../../bundle/manifest-file.ts';
import { VERSION } from '../../bundle/version.ts';
import { encodeLink } from '../../share/encode-link.ts';
import type { Shown } from '../../workspace/state.ts';
import { pageAddress } from '../ports/page-address.ts';
import { saveFile } from '../ports/save-file.ts';

/** Makes the files that are taken away. A chunk of its own: nobody needs it before the first download. */

export async function takeYaml({ configuration, loaded }: Shown): Promise<void> {
  const { downloadManifest, MANIFEST_FILE } = await import('../../bundle/bundle.ts');
  const text = downloadManifest(configuration, loaded.implementation, originOf(configuration));
  saveFile(MANIFEST_FILE, new Blob([text], { type: 'application/yaml' }));
}

export async function takeZip({ configuration, loaded }: Shown): Promise<void> {
  const [{ bundleFiles }, { zipFiles }] = await Promise.all([
    import('../../bundle/bundle.ts'),
    import('../../bundle/zip.ts'),
  ]);
  const archive = zipFiles(bundleFiles(configuration, loaded.implementation, originOf(configuration)));
  saveFile('upstream-tls.zip', new Blob([new Uint8Array(archive)], { type: 'application/zip' }));
}

function originOf(configuration: Shown['configuration']): Origin {
  const { permalink } = configuration.output;
  return {
    version: VERSION,
    permalink: permalink ? pageAddress() + encodeLink(configuration, { certificates: false }) : null,
  };
}
