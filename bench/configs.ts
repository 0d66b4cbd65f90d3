/** Configs of any size to measure with. */

/** Virtual servers with as many real servers each, all checked, all healthy. */
export function manyServers(virtual: number, real: number): string {
  const lines: string[] = [];
  for (let v = 0; v < virtual; v++) {
    lines.push(
      `virtual_server 10.${v >> 8}.${v & 255}.1 80 {`,
      '    delay_loop 6',
      '    lb_algo wrr',
      '    lb_kind DR',
      '    protocol TCP',
      '',
    );
    for (let r = 0; r < real; r++) {
      lines.push(`    real_server 10.${100 + (v >> 8)}.${v & 255}.${r + 10} 80 {`, `        weight ${r + 1}`, '        TCP_CHECK {');
      lines.push('            connect_timeout 3', '            connect_port 80', '        }', '    }', '');
    }
    lines.push('}', '');
  }
  return lines.join('\n');
}
