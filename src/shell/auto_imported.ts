/**
 * The BIFs that are called without `erlang:` before them. The others of the module must be called with it.
 * OTP: `erlang(3)`; `erl_internal:bif/2`.
 */
export const AUTO_IMPORTED: ReadonlySet<string> = new Set(
  [
    'abs alias apply atom_to_binary atom_to_list binary_part binary_to_atom binary_to_existing_atom',
    'binary_to_float binary_to_integer binary_to_list binary_to_term bit_size bitstring_to_list byte_size',
    'ceil check_old_code check_process_code date delete_module demonitor disconnect_node element erase',
    'error exit exit_signal float float_to_binary float_to_list floor garbage_collect get get_keys',
    'group_leader halt hd integer_to_binary integer_to_list iolist_size iolist_to_binary is_alive is_atom',
    'is_binary is_bitstring is_boolean is_float is_function is_integer is_list is_map is_map_key',
    'is_number is_pid is_port is_process_alive is_record is_reference is_tuple length link list_to_atom',
    'list_to_binary list_to_bitstring list_to_existing_atom list_to_float list_to_integer list_to_pid',
    'list_to_port list_to_ref list_to_tuple load_module make_ref map_get map_size max min module_loaded',
    'monitor monitor_node node nodes now open_port pid_to_list port_close port_command port_connect',
    'port_control port_to_list pre_loaded process_flag process_info processes purge_module put',
    'ref_to_list register registered round self setelement size spawn spawn_link spawn_monitor spawn_opt',
    'spawn_request spawn_request_abandon split_binary statistics term_to_binary term_to_iovec throw time',
    'tl trunc tuple_size tuple_to_list unalias unlink unregister whereis',
  ].flatMap((names) => names.split(' ')),
)
