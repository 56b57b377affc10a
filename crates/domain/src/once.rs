//! Lists in which nothing stands twice, in the order of its first coming. It sorts nothing.

/// Each of these once.
pub fn each_once<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for one in all {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::each_once;

    #[test]
    fn what_comes_again_is_left_out_and_the_order_stays() {
        assert_eq!(each_once(["印鑑", "通帳", "印鑑", "保険証", "通帳"]), ["印鑑", "通帳", "保険証"]);
    }
}
