import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFacts } from '../../client/facts/parseFacts';
import { readDomain } from '../../client/libvirt/domainXml';
import { collectFrom } from '../support/collect';
import { emptyRoot, type HostRoot } from '../support/hostRoot';
import { AWKS } from '../support/shells';

const folder = join(__dirname, '../domains');
const xmls = readdirSync(folder)
  .filter((file) => file.endsWith('.xml'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

/** libvirt's own file of a running domain has the XML inside: src/conf/domain_conf.c virDomainObjFormat. */
const asFiles = (root: HostRoot): void =>
  xmls.forEach((xml, i) =>
    root.write(
      `run/libvirt/qemu/vm${i}.xml`,
      `<domstatus state='running' pid='${i}'>\n${xml.replace(/^<\?.*\?>/, '')}</domstatus>\n`,
    ),
  );

/** It names the domains, then prints one after the other. */
const asVirsh = (root: HostRoot): void => {
  root.write('.tools/.xml', xmls.join('\n'));
  root.script(
    'virsh',
    `#!/bin/sh\ncase $* in *list*) echo 00000000-0000-0000-0000-000000000001 ;; *) cat '${root.bin}/.xml' ;; esac\n`,
  );
};

it.each(
  AWKS.flatMap((awk) => [
    { awk, source: "libvirt's files", lay: asFiles },
    { awk, source: 'virsh', lay: asVirsh },
  ]),
)('reads from $source of every domain what its XML says, with $awk', async ({ awk, lay }) => {
  const root = emptyRoot(awk);
  try {
    lay(root);
    const { domains = [] } = parseFacts(collectFrom(root).stdout);
    const expected = await Promise.all(xmls.map(readDomain));
    const plain = expected.map(({ vhostUser, ...domain }) => ({
      ...domain,
      vhostUser: vhostUser.map(({ mac, path, mode, target, queues }) => ({ mac, path, mode, target, queues })),
    }));
    expect(domains).toHaveLength(plain.length);
    expect(domains).toEqual(expect.arrayContaining(plain));
    expect(plain).toEqual(expect.arrayContaining([...domains]));
  } finally {
    root.remove();
  }
});
