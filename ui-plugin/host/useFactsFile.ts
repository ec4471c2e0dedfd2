import { useState, type DragEvent } from 'react';
import { isOvirtDpdkError, type SpecInvalid } from '../../client/index';
import type { HostReading } from '../backstage/face';
import { useBackstage } from '../shared/BackstageContext';

export interface Refusal {
  readonly file: string;
  readonly problems: SpecInvalid['problems'] | 'unreadable' | 'several';
}

export interface FactsFile {
  /** Reads a file that was chosen or dropped, and keeps it when it fits the host. */
  readonly take: (files: FileList | null) => void;
  readonly refusal: Refusal | undefined;
  readonly isOver: boolean;
  /** For whatever a file may be dropped on. */
  readonly dropping: {
    readonly onDragEnter: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** The facts file of a host on its way into this browser tab's session. */
export const useFactsFile = (reading: HostReading): FactsFile => {
  const { factsShelf } = useBackstage();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isOver, setOver] = useState(false);

  const keep = (file: string, text: string): void => {
    try {
      factsShelf.keep(reading, file, text);
      setRefusal(undefined);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      setRefusal({ file, problems: error.problems });
    }
  };
  const take = (files: FileList | null): void => {
    const [file, ...others] = files ?? [];
    if (!file) return;
    if (others.length > 0) setRefusal({ file: file.name, problems: 'several' });
    else
      file.text().then(
        (text) => keep(file.name, text),
        () => setRefusal({ file: file.name, problems: 'unreadable' }),
      );
  };
  const over =
    (is: boolean) =>
    (event: DragEvent): void => {
      event.preventDefault();
      if (is || !event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(is);
    };
  return {
    take,
    refusal,
    isOver,
    dropping: {
      onDragEnter: over(true),
      onDragOver: over(true),
      onDragLeave: over(false),
      onDrop: (event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      },
    },
  };
};

const isRefusal = (error: unknown): error is SpecInvalid => isOvirtDpdkError(error) && 'problems' in error;
