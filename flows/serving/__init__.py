"""The programs that stand while others work: Prefect's server, and several programs run as one."""
