import { useId, useState } from 'react';
import {
  DISCOVER_CRDS,
  DISCOVER_IMAGES,
  type Discovery,
  type KnownImage,
  readDiscovery,
} from '../../gateway-api/discover.ts';
import { loadSigns } from '../../implementations/load.ts';
import { ClusterButton } from '../output/cluster/cluster-button.tsx';
import { CopyButton } from '../output/copy-button.tsx';
import { copyText } from '../ports/copy-text.ts';
import { useDispatch } from '../workspace-context.tsx';

const COMMANDS = [
  { run: DISCOVER_CRDS, label: 'Copy the command for CRDs' },
  { run: DISCOVER_IMAGES, label: 'Copy the command for images' },
] as const;

const NOT_LOADED: Discovery = { ok: false, says: 'What tells the images apart could not be loaded. Try again.' };

/** The commands that find out what is installed, and a place for their answers. The text is read here and not kept. */
export function DiscoveryBox() {
  const dispatch = useDispatch();
  const id = useId();
  const [text, setText] = useState('');
  const [says, setSays] = useState('');
  const read = async () => {
    const images = await knownImages();
    const found = images === null ? NOT_LOADED : readDiscovery(text, images);
    if (found.ok) dispatch({ type: 'apply', edits: found.edits });
    setSays(found.ok ? `Set. ${found.notes.join(' ')}` : found.says);
  };
  return (
    <div className="discovery">
      <ClusterButton />
      {COMMANDS.map(({ run, label }) => (
        <div className="command" key={run}>
          <code>{run}</code>
          <CopyButton text={run} onCopy={copyText} label={label} />
        </div>
      ))}
      <label htmlFor={id}>What they say</label>
      <textarea id={id} rows={4} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
      <button type="button" className="quiet-button" onClick={read}>
        Set what it says
      </button>
      <p className="help" role="status">
        {says}
      </p>
    </div>
  );
}

/** `null` where they cannot be fetched. */
async function knownImages(): Promise<readonly KnownImage[] | null> {
  try {
    return (await loadSigns()).flatMap(({ id, image }) => (image === undefined ? [] : [{ implementation: id, image }]));
  } catch {
    return null;
  }
}
