import type { WizardName } from '../backstage/face';
import type { Locale } from '../i18n/locales';

/** What the portal itself shows of us: the hidden page knows these words in all languages, so that it waits for nothing. */
export interface Labels {
  readonly tab: string;
  /** Buttons. */
  readonly wizards: Readonly<Record<WizardName, string>>;
  /** Titles of dialogs; `{name}` is the thing that it is about. */
  readonly titles: Readonly<Record<WizardName, string>>;
}

const english: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'Prepare for DPDK',
    'attach-network': 'Attach DPDK Network',
    'huge-pages': 'Huge Pages',
    'new-cluster': 'New DPDK Cluster',
  },
  titles: {
    'prepare-host': 'Prepare {name} for DPDK',
    'attach-network': 'Attach a DPDK network to {name}',
    'huge-pages': 'Huge pages of {name}',
    'new-cluster': 'New DPDK cluster',
  },
};

const spanish: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'Preparar host para DPDK',
    'attach-network': 'Conectar red DPDK',
    'huge-pages': 'Huge pages',
    'new-cluster': 'Nuevo clúster DPDK',
  },
  titles: {
    'prepare-host': 'Preparar {name} para DPDK',
    'attach-network': 'Conectar una red DPDK a {name}',
    'huge-pages': 'Huge pages de {name}',
    'new-cluster': 'Nuevo clúster DPDK',
  },
};

const french: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'Préparer l’hôte pour DPDK',
    'attach-network': 'Attacher un réseau DPDK',
    'huge-pages': 'Huge pages',
    'new-cluster': 'Nouveau cluster DPDK',
  },
  titles: {
    'prepare-host': 'Préparer {name} pour DPDK',
    'attach-network': 'Attacher un réseau DPDK à {name}',
    'huge-pages': 'Huge pages de {name}',
    'new-cluster': 'Nouveau cluster DPDK',
  },
};

const japanese: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'DPDK 用にホストを準備',
    'attach-network': 'DPDK ネットワークを割り当て',
    'huge-pages': 'ヒュージページ',
    'new-cluster': '新規 DPDK クラスター',
  },
  titles: {
    'prepare-host': '{name} を DPDK 用に準備',
    'attach-network': '{name} に DPDK ネットワークを割り当て',
    'huge-pages': '{name} のヒュージページ',
    'new-cluster': '新規 DPDK クラスター',
  },
};

const portuguese: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'Preparar para DPDK',
    'attach-network': 'Conectar rede DPDK',
    'huge-pages': 'Huge pages',
    'new-cluster': 'Novo cluster DPDK',
  },
  titles: {
    'prepare-host': 'Preparar {name} para DPDK',
    'attach-network': 'Conectar uma rede DPDK a {name}',
    'huge-pages': 'Huge pages de {name}',
    'new-cluster': 'Novo cluster DPDK',
  },
};

const chinese: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': '为 DPDK 准备主机',
    'attach-network': '附加 DPDK 网络',
    'huge-pages': '大页',
    'new-cluster': '新建 DPDK 集群',
  },
  titles: {
    'prepare-host': '为 DPDK 准备 {name}',
    'attach-network': '将 DPDK 网络附加到 {name}',
    'huge-pages': '{name} 的大页',
    'new-cluster': '新建 DPDK 集群',
  },
};

const german: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'Host für DPDK vorbereiten',
    'attach-network': 'DPDK-Netzwerk verbinden',
    'huge-pages': 'Huge Pages',
    'new-cluster': 'Neuer DPDK-Cluster',
  },
  titles: {
    'prepare-host': '{name} für DPDK vorbereiten',
    'attach-network': 'DPDK-Netzwerk mit {name} verbinden',
    'huge-pages': 'Huge Pages von {name}',
    'new-cluster': 'Neuer DPDK-Cluster',
  },
};

const korean: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'DPDK용 호스트 준비',
    'attach-network': 'DPDK 네트워크 연결',
    'huge-pages': 'hugepage',
    'new-cluster': '새 DPDK 클러스터',
  },
  titles: {
    'prepare-host': '{name} 호스트를 DPDK용으로 준비',
    'attach-network': '{name}에 DPDK 네트워크 연결',
    'huge-pages': '{name}의 hugepage',
    'new-cluster': '새 DPDK 클러스터',
  },
};

const italian: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'Preparare per DPDK',
    'attach-network': 'Collegare una rete DPDK',
    'huge-pages': 'Huge page',
    'new-cluster': 'Nuovo cluster DPDK',
  },
  titles: {
    'prepare-host': 'Preparare {name} per DPDK',
    'attach-network': 'Collegare una rete DPDK a {name}',
    'huge-pages': 'Huge page di {name}',
    'new-cluster': 'Nuovo cluster DPDK',
  },
};

const czech: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'Připravit pro DPDK',
    'attach-network': 'Připojit síť DPDK',
    'huge-pages': 'Velké stránky',
    'new-cluster': 'Nový cluster DPDK',
  },
  titles: {
    'prepare-host': 'Příprava hostitele {name} pro DPDK',
    'attach-network': 'Připojení sítě DPDK k hostiteli {name}',
    'huge-pages': 'Velké stránky virtuálního stroje {name}',
    'new-cluster': 'Nový cluster DPDK',
  },
};

const georgian: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'DPDK-სთვის მომზადება',
    'attach-network': 'DPDK ქსელის მიბმა',
    'huge-pages': 'დიდი გვერდები',
    'new-cluster': 'ახალი DPDK კლასტერი',
  },
  titles: {
    'prepare-host': 'ჰოსტის {name} მომზადება DPDK-სთვის',
    'attach-network': 'DPDK ქსელის მიბმა ჰოსტზე {name}',
    'huge-pages': 'ვირტუალური მანქანის {name} დიდი გვერდები',
    'new-cluster': 'ახალი DPDK კლასტერი',
  },
};

export const labels: Readonly<Record<Locale, Labels>> = {
  en_US: english,
  es_ES: spanish,
  fr_FR: french,
  ja_JP: japanese,
  pt_BR: portuguese,
  zh_CN: chinese,
  de_DE: german,
  ko_KR: korean,
  it_IT: italian,
  cs_CZ: czech,
  ka_GE: georgian,
};
