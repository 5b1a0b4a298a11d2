import { useEffect, useState } from 'react';
import { PlainButton } from './plain-button.tsx';

/** Puts a text into the clipboard; `false` where the browser or its owner does not allow it. */
export type Copy = (text: string) => Promise<boolean>;

interface CopyButtonProps {
  readonly text: string;
  readonly onCopy: Copy;
  /** What is copied, for those who do not see what the button stands beside. */
  readonly label: string;
  readonly children?: string;
  /** Called where the clipboard is denied: selects the text, so that the user can copy it by hand. */
  readonly onDenied?: () => void;
}

/** How long the answer stays, in milliseconds. */
const ANSWER = 4000;

export function CopyButton({ text, onCopy, label, children = 'Copy', onDenied }: CopyButtonProps) {
  const [answer, setAnswer] = useState('');
  useEffect(() => {
    if (answer === '') return;
    const timer = setTimeout(() => setAnswer(''), ANSWER);
    return () => clearTimeout(timer);
  }, [answer]);
  const copy = async () => {
    const copied = await onCopy(text).catch(() => false);
    setAnswer(copied ? 'Copied' : 'Not allowed here: press Ctrl+C or ⌘C');
    if (!copied) onDenied?.();
  };
  return (
    <>
      <PlainButton onClick={() => void copy()} aria-label={label}>
        {answer === 'Copied' ? 'Copied ✓' : children}
      </PlainButton>
      <span role="status" className={answer === 'Copied' ? 'visually-hidden' : 'copy-answer'}>
        {answer}
      </span>
    </>
  );
}
