/** Configs of any size to measure with. */
/** Virtual servers with as many real servers each, all checked, all healthy. */
export declare function manyServers(virtual: number, real: number): string;
