/** The rule that a firewall mark needs: IPVS sees it on packets, but never sets it. */
export const markRule = (mark: number, family: 4 | 6): string =>
  `nft add rule inet mangle prerouting ${family === 6 ? 'ip6' : 'ip'} daddr ADDRESS tcp dport PORT meta mark set ${mark}`;
