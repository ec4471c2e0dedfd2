export interface SchedulingPolicy {
  readonly id: string;
  readonly name: string;
  /** Whether the filter HugePages is part of it; a policy made by hand may lack it. */
  readonly hasHugePagesFilter: boolean;
}
