import { Suspense, useCallback, useEffect, useState } from 'react';
import { Form } from '../form/form.tsx';
import { PlainButton } from '../output/plain-button.tsx';
import { useStore, useWorkspace } from '../workspace-context.tsx';
import { type DialogName, Dialogs } from './dialogs.tsx';
import { replayEarlyClick } from './early-click.ts';
import { Header } from './header.tsx';
import { fetchLate, useLate, useLateIfHere } from './late.ts';
import { Notices } from './notices.tsx';
import { PartsBar } from './parts-bar.tsx';
import { ShellRoot } from './shell-styles.ts';
import { useShortcuts } from './shortcuts.ts';
import { useFocusField } from './use-focus-field.ts';
import { useMatrixAddress } from './use-matrix-address.ts';

/** The page. */
export function Shell() {
  const store = useStore();
  const part = useWorkspace((state) => state.view.part);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const close = useCallback(() => setDialog(null), []);
  useShortcuts(store, setDialog);
  useFocusField();
  useMatrixAddress(setDialog);
  return (
    <ShellRoot data-part={part}>
      <button type="button" className="skip" onClick={() => skipTo('form')}>
        Skip to the form
      </button>
      <button type="button" className="skip" onClick={() => skipTo('output')}>
        Skip to the output
      </button>
      <Header onDialog={setDialog} />
      <Notices />
      <main>
        <h1 className="visually-hidden">TLS from the gateway to the backend, with Kubernetes Gateway API</h1>
        <div className="pane form-pane" id="form" tabIndex={-1}>
          <Form onDialog={setDialog} />
          <footer>
            <p>Everything happens in this browser; nothing is sent anywhere.</p>
            <PlainButton onClick={() => setDialog('privacy')}>Privacy</PlainButton>
          </footer>
        </div>
        <div className="pane output-pane" id="output" tabIndex={-1}>
          {OUTPUT}
        </div>
      </main>
      <PartsBar />
      <Announcements />
      <Dialogs name={dialog} onClose={close} />
    </ShellRoot>
  );
}

function Output() {
  const { OutputPane } = useLate().parts;
  useEffect(replayEarlyClick, []);
  return <OutputPane />;
}

/** Where nothing was painted, nobody has to show a sign of life first. */
function Waiting() {
  const store = useStore();
  useEffect(() => {
    fetchLate(store).catch(() => store.dispatch({ type: 'notify', notice: { kind: 'part-gone' } }));
  }, [store]);
  return <p>Loading…</p>;
}

function Announcements() {
  const late = useLateIfHere();
  if (late === null) return null;
  return (
    <>
      <late.parts.Live />
      <late.parts.TellFields />
    </>
  );
}

// One element for ever: painted markup must not be thrown away because something around it is drawn again.
const OUTPUT = (
  <Suspense fallback={<Waiting />}>
    <Output />
  </Suspense>
);

/** Buttons in the place of links: the address holds links to answers after its “#”. */
function skipTo(id: string): void {
  document.getElementById(id)?.focus();
}
