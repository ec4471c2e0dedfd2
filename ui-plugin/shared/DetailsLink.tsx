import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { EntityKind } from '../portal/entityKind';
import { useBackstage } from './BackstageContext';

interface DetailsLinkProps {
  readonly kind: EntityKind;
  readonly name: string;
}

/** A name that leads to the details of its thing in the portal. */
export const DetailsLink = ({ kind, name }: DetailsLinkProps): ReactNode => {
  const { portal } = useBackstage();
  return (
    <Button variant="link" isInline className="dpdk-name" title={name} onClick={() => portal.showDetails(kind, name)}>
      {name}
    </Button>
  );
};
