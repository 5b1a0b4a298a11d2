import { useCallback, useState } from 'react';
import type { Finding } from '../../gateway-api/finding.ts';
import { Form } from '../form/form.tsx';
import { PlainButton } from '../output/plain-button.tsx';
import { useStore, useWorkspace } from '../workspace-context.tsx';
import { type DialogName, Dialogs } from './dialogs.tsx';
import { Header } from './header.tsx';
import { Live } from './live.tsx';
import { Notices } from './notices.tsx';
import { OutputPane } from './output-pane.tsx';
import { PartsBar } from './parts-bar.tsx';
import { ShellRoot } from './shell-styles.ts';
import { useShortcuts } from './shortcuts.ts';
import { useFocusField } from './use-focus-field.ts';
import { useReview } from './use-review.ts';

const NO_FINDINGS: readonly Finding[] = [];

/** The page. */
export function Shell() {
  const store = useStore();
  const seen = useReview();
  const part = useWorkspace((state) => state.view.part);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const close = useCallback(() => setDialog(null), []);
  useShortcuts(store, setDialog);
  useFocusField();
  return (
    <ShellRoot data-part={part}>
      <button type="button" className="skip" onClick={() => skipTo('form')}>
        Skip to the form
      </button>
      <button type="button" className="skip" onClick={() => skipTo('output')}>
        Skip to the output
      </button>
      <Header seen={seen} onDialog={setDialog} />
      <Notices />
      <main>
        <h1 className="visually-hidden">TLS from the gateway to the backend, with Kubernetes Gateway API</h1>
        <div className="pane form-pane" id="form" tabIndex={-1}>
          <Form />
          <footer>
            <p>Everything happens in this browser; nothing is sent anywhere.</p>
            <PlainButton onClick={() => setDialog('privacy')}>Privacy</PlainButton>
          </footer>
        </div>
        <div className="pane output-pane" id="output" tabIndex={-1}>
          <OutputPane seen={seen} />
        </div>
      </main>
      <PartsBar findings={seen?.review.findings ?? NO_FINDINGS} />
      {seen !== null && <Live review={seen.review} />}
      <Dialogs name={dialog} onClose={close} onOpen={setDialog} />
    </ShellRoot>
  );
}

/** Buttons in the place of links: the address holds links to answers after its “#”. */
function skipTo(id: string): void {
  document.getElementById(id)?.focus();
}
