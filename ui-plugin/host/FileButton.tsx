import { Button } from '@patternfly/react-core';
import { useRef, type ComponentProps, type ReactNode } from 'react';

interface FileButtonProps extends Pick<ComponentProps<typeof Button>, 'variant' | 'size' | 'isInline' | 'icon' | 'id'> {
  readonly label: string;
  readonly take: (files: FileList | null) => void;
  readonly children: ReactNode;
}

/** A button that lets the browser ask for a file; the input itself is neither seen nor reached by Tab. */
export const FileButton = ({ label, take, children, ...button }: FileButtonProps): ReactNode => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={label}
        onChange={({ target }) => {
          take(target.files);
          // The same file may be chosen again after it was mended.
          target.value = '';
        }}
      />
    </>
  );
};
