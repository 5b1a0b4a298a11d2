import { Component, type ReactNode } from 'react';

interface BrokenProps {
  /** What is inside, as in “The diagram”. */
  readonly what: string;
  readonly children: ReactNode;
  /** What was drawn when it broke; anything else is tried anew. */
  readonly of: unknown;
}

interface BrokenState {
  readonly brokenBy: unknown;
  readonly broken: boolean;
}

/** A mistake of the tool in one part leaves the others standing, and the user's work alone. */
export class Broken extends Component<BrokenProps, BrokenState> {
  override state: BrokenState = { broken: false, brokenBy: null };

  static getDerivedStateFromError(): Partial<BrokenState> {
    return { broken: true };
  }

  static getDerivedStateFromProps(props: BrokenProps, state: BrokenState): Partial<BrokenState> | null {
    return state.brokenBy === props.of ? null : { broken: false, brokenBy: props.of };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <p role="alert">
        {this.props.what} cannot be shown for these answers: a mistake of this tool. Your work is kept; undo, or another
        answer, brings it back.
      </p>
    );
  }
}
